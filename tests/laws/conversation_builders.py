"""For each address of the threads of a case: how to make what it names, and who rightfully opens it."""

from collections.abc import Callable
from datetime import timedelta

from recoco.domain.conversation.actions.assigning import assign
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from tests.domain.advice.making import afresh
from tests.domain.conversation.making import said
from tests.domain.directory.making import someone
from tests.laws.visits import Visit
from tests.worlds import World

Builder = Callable[[World], Visit]


def slug_of(world: World) -> str:
    """Return how addresses name Marie's first case."""
    return world.case(world.alone).slug


def page(**fields: str) -> Builder:
    """Return the builder of a page of a case that Awa advises, or of a form sent there."""
    return lambda world: Visit(world.awa, {"slug": slug_of(world)}, dict(fields))


def of_post(thread: Thread, *, just_now: bool = False, by_team: bool = False) -> Builder:
    """Return the builder of an address of something that Awa has said."""

    def build(world: World) -> Visit:
        one = by_awa(world, thread, just_now=just_now)
        return Visit(world.sami if by_team else world.awa, {"slug": slug_of(world), "number": one.pk})

    return build


def by_awa(world: World, thread: Thread, *, just_now: bool = False, files: tuple[str, ...] = ()) -> Post:
    """Let Awa say something."""
    ago = timedelta(0) if just_now else timedelta(minutes=1)
    return said(world.alone, world.actor(world.awa), "Bonjour", thread, ago=ago, files=files)


def of_file(thread: Thread) -> Builder:
    """Return the builder of the address of a file that Awa has sent."""

    def build(world: World) -> Visit:
        one = by_awa(world, thread, files=("pdf",))
        with world.on(world.urbanvitaliz):
            number = thread.file.objects.get(post=one).file_id
        return Visit(world.awa, {"slug": slug_of(world), "number": number})

    return build


def of_contact(thread: Thread) -> Builder:
    """Return the builder of the address of a contact that Awa has shared."""

    def build(world: World) -> Visit:
        one = said(world.alone, world.actor(world.awa), "Voici", thread, pick=someone(world.actor(world.awa)))
        return Visit(world.awa, {"slug": slug_of(world), "number": one.pk})

    return build


def of_todo(world: World) -> Visit:
    """Something that Otto has to do."""
    with world.on(world.urbanvitaliz):
        todo = assign(afresh(world.alone), world.otto, "Appeler", token="a", by=world.actor(world.awa))
    return Visit(world.awa, {"slug": slug_of(world), "number": todo.pk})


def of_thread(thread: Thread) -> dict[str, Builder]:
    """Return the builders of one thread."""
    builders = {
        "index": page(),
        "create": page(text="Bonjour"),
        "draft": page(text="Bonj"),
        "news": page(),
        "read": page(until="1"),
        "contents": page(),
        "file": of_file(thread),
        "update": of_post(thread),
        "undo": of_post(thread, just_now=True),
        "destroy": of_post(thread),
        "hide": of_post(thread, by_team=True),
        "former": of_post(thread),
        "contact": of_contact(thread),
    }
    return {f"{thread.key}:{name}": build for name, build in builders.items()}


THREADS: dict[str, Builder] = {
    **of_thread(CONVERSATION),
    **of_thread(ADVISERS_SPACE),
    "advisers_space:brief": page(),
    "advisers_space:brief_edition": page(),
    "advisers_space:todos": page(),
    "advisers_space:todo_done": of_todo,
}
