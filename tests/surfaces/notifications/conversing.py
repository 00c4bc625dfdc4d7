"""One gesture for each event of the threads that is told by e-mail."""

from collections.abc import Callable
from datetime import date

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.domain.conversation.actions.assigning import assign
from recoco.domain.conversation.actions.briefing import write_brief
from recoco.domain.conversation.actions.posting import Said, post
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.sweeps import tell_what_is_due
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from recoco.domain.filing.spaces import COMMON, PRIVATE, Space
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock, tokens
from tests.domain.filing.making import added, linked
from tests.surfaces.notifications.post import at, done_by
from tests.worlds import World


def say(world: World, who: Person, text: str, thread: Thread = CONVERSATION, *, minute: int = 0) -> Post:
    """Say something on the Friche Lebel at ten."""
    with done_by(world, who, at(10, minute)) as by:
        placement = Placement.objects.with_case().get(pk=world.alone.pk)
        return post(thread, placement, Said(text, tokens.new_token()), by=by)


def keep_a_brief(world: World) -> None:
    with done_by(world, world.awa, at(10)) as awa:
        write_brief(
            Placement.objects.with_case().get(pk=world.alone.pk), "Le **maire** part en juin.", version=0, by=awa
        )


def give(world: World) -> None:
    with done_by(world, world.awa, at(10)) as awa:
        placement = Placement.objects.with_case().get(pk=world.alone.pk)
        assign(placement, world.otto, "Appeler l’EPF", token="a", due_on=date(2026, 3, 4), by=awa)


def give_and_wait(world: World) -> None:
    give(world)
    with clock.moved_to(at(6, day=1)):
        tell_what_is_due(StopSignal())


def share(world: World, *names: str, space: Space = COMMON) -> None:
    with clock.moved_to(at(10)):
        added(world, world.awa, *names, space=space)


def keep_a_link(world: World, space: Space = COMMON) -> None:
    with clock.moved_to(at(10)):
        linked(world, world.awa, "https://carte.exemple.fr/", "Carte des risques", space=space)


CONVERSING: dict[str, Callable[[World], object]] = {
    "message.posted": lambda world: say(
        world, world.marie, "Le **toit** a été refait.\n\n- les tuiles\n- la charpente"
    ),
    "message.mentioned": lambda world: say(world, world.marie, "@Awa Diop, qui appeler\u00a0?"),
    "note.posted": lambda world: say(world, world.awa, "Le maire hésite.", ADVISERS_SPACE),
    "note.mentioned": lambda world: say(world, world.awa, "@Otto Klein, la Région suit-elle\u00a0?", ADVISERS_SPACE),
    "file.added": lambda world: share(world, "plan.pdf", "photo.pdf"),
    "private_file.added": lambda world: share(world, "note.pdf", space=PRIVATE),
    "link.added": keep_a_link,
    "private_link.added": lambda world: keep_a_link(world, PRIVATE),
    "brief.edited": keep_a_brief,
    "todo.assigned": give,
    "todo.due": give_and_wait,
}
