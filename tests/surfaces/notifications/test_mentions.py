"""Whoever is cited is written to, whatever they chose: somebody expects an answer from this very person."""

from typing import Any

from recoco.domain.cases.models import Placement
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.actions.choosing import attend, choose_paces
from recoco.surfaces.notifications.families import ALWAYS, Family
from recoco.surfaces.notifications.models import Attention, Notice
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.presets import PRESETS
from tests.surfaces.notifications.conversing import say
from tests.surfaces.notifications.post import at, on, who, work
from tests.worlds import World

NOTHING = next(one for one in PRESETS if one.label == "Rien par e-mail")


def bell_of(world: World, person: Any) -> list[tuple[str, bool]]:
    """Return what waits in the bell of somebody since ten, and whether an e-mail told it."""
    with scope.everywhere("a test reads notices"):
        notices = Notice.objects.all().unread().filter(person=person, at__gte=at(10)).order_by("pk")
        return [(one.event.type, one.email_id is not None) for one in notices]


def test_neither_nothing_by_mail_nor_a_mute_silences_a_mention(world: World) -> None:
    on(world.urbanvitaliz, lambda: choose_paces(world.awa, NOTHING.paces), at(9))
    on(world.urbanvitaliz, lambda: attend(world.awa, world.alone.case_id, Attention.MUTE), at(9))
    say(world, world.marie, "@Awa Diop, qui appeler\u00a0?")
    say(world, world.marie, "Le toit a été refait.", minute=1)
    assert who(work(at(10, 2))) == ["awa"], "at once, after the time to take it back"
    assert "awa" not in who([*work(at(14)), *work(at(8, day=1)), *work(at(8, day=6))])
    assert bell_of(world, world.awa) == [("message.mentioned", True), ("message.posted", False)]


def test_the_pace_of_mentions_is_not_chosen(world: World) -> None:
    assert frozenset({Family.MENTION}) == ALWAYS
    assert Family.MENTION not in NOTHING.paces
    # Even a choice that no page offers.
    on(world.urbanvitaliz, lambda: choose_paces(world.awa, {Family.MENTION: Pace.NEVER}), at(9))
    say(world, world.marie, "@Awa Diop, qui appeler\u00a0?")
    assert who(work(at(10, 2))) == ["awa"]


def test_a_mention_is_beyond_no_budget(world: World, settings: Any) -> None:
    settings.MAX_EMAILS_PER_WEEK = 0
    say(world, world.marie, "@Awa Diop, qui appeler\u00a0?")
    assert who(work(at(10, 2))) == ["awa"]
    assert work(at(14)) == [], "what counts waits"


def test_nobody_is_told_of_a_muted_dossier(world: World) -> None:
    on(world.urbanvitaliz, lambda: Placement.objects.filter(pk=world.alone.pk).update(is_muted=True), at(9))
    say(world, world.marie, "@Awa Diop, qui appeler\u00a0?")
    assert [*work(at(10, 2)), *work(at(14))] == []
    assert bell_of(world, world.awa) == []
