"""What is said in a dossier: its conversation, the advisers' space, and what they share out there."""

from datetime import timedelta

from django.utils import timezone

from recoco.domain.conversation.actions.assigning import assign
from recoco.domain.conversation.actions.briefing import write_brief
from recoco.domain.conversation.actions.posting import Said, post
from recoco.domain.conversation.actions.reading import mark_read
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from recoco.kernel.kit import clock
from recoco.surfaces.demo.gestures.contacts import contact_in
from recoco.surfaces.demo.scenes import Scene, told


@told("écrit")
def _write(scene: Scene) -> None:
    _say(CONVERSATION, scene)


@told("partage")
def _share(scene: Scene) -> None:
    """Say whom to turn to: a text, and a contact."""
    said = Said(scene.word("text"), _token(), pick=contact_in(scene))
    post(CONVERSATION, scene.placement, said, by=scene.by)
    mark_read(CONVERSATION, scene.placement, until=clock.now(), by=scene.by)


@told("note")
def _note(scene: Scene) -> None:
    """Say something that the collectivité does not see."""
    _say(ADVISERS_SPACE, scene)


@told("suit la conversation")
def _follow(scene: Scene) -> None:
    mark_read(CONVERSATION, scene.placement, until=clock.now(), by=scene.by)


@told("résume")
def _brief(scene: Scene) -> None:
    """Write the brief of the advisers for the first time."""
    write_brief(scene.placement, scene.text, version=0, by=scene.by)


@told("confie à")
def _assign(scene: Scene) -> None:
    """« confie à otto », what and within how many days."""
    days = scene.word("in", None)
    due_on = timezone.localtime(clock.now()).date() + timedelta(days=days) if days else None
    colleague = scene.cast.person(scene.named(scene.about))
    assign(scene.placement, colleague, scene.word("what"), token=_token(), due_on=due_on, by=scene.by)


def _say(thread: Thread, scene: Scene) -> None:
    post(thread, scene.placement, Said(scene.text, _token()), by=scene.by)
    mark_read(thread, scene.placement, until=clock.now(), by=scene.by)


def _token() -> str:
    """Return what tells one sending from the next: a story says one thing at a time."""
    return clock.now().isoformat()
