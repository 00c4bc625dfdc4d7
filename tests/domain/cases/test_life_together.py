"""What several people decide on a dossier at the same instant, on PostgreSQL: one wins, the other is told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from recoco.domain.cases.actions.archiving import archive_placement
from recoco.domain.cases.actions.labelling import MOST_TOPICS, add_tags, set_topics
from recoco.domain.cases.actions.leaving_portals import object_to_portal
from recoco.domain.cases.actions.moving import close_placement, move_placement
from recoco.domain.cases.actions.outcomes import confirm_outcome, declare_outcome
from recoco.domain.cases.actions.pausing import pause_case, resume_case
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.models import Case, Outcome, Placement, PlacementStatus, PlacementTopic, Status
from recoco.domain.cases.word_panels import tags_of
from recoco.domain.submission.actions.moderation import accept_placement, redirect_placement, refuse_placement
from recoco.kernel.activity.models import Event
from tests.together import at_once, on, refusals
from tests.worlds import World, make_portal, submitted_case

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
Gesture = Callable[[], Any]


def fresh(placement: Placement) -> Placement:
    """Return it as it is."""
    return Placement.objects.with_case().get(pk=placement.pk)


def told_once(world: World, placement: Placement, *kinds: str) -> Event:
    """Fail unless exactly one event of these kinds was written; return it."""
    with world.on(placement.portal):
        (event,) = Event.objects.filter(case_id=placement.case_id, type__in=kinds)
        assert PlacementStatus.objects.filter(placement=placement, until=None).count() == 1
    return event


@pytest.mark.parametrize("first", ["move", "close"])
def test_one_moves_the_card_that_another_closes(world: World, first: str) -> None:
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    with world.on(world.urbanvitaliz):
        seen = [fresh(world.alone) for _ in range(2)]
    version = seen[0].version
    gestures: dict[str, Gesture] = {
        "move": lambda: move_placement(seen[0], Status.WAITING, by=awa, version=version),
        "close": lambda: close_placement(seen[1], by=sami, version=version, reason="Fini"),
    }
    order = [gestures.pop(first), *gestures.values()]
    (told,) = refusals(at_once([on(world.urbanvitaliz, one) for one in order]))
    event = told_once(world, world.alone, "placement.moved", "placement.closed")
    assert told.sentence.startswith(f"{event.actor_name} vient de passer ce dossier")


def test_one_moves_the_card_that_another_archives(world: World) -> None:
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    with world.on(world.urbanvitaliz):
        seen = [fresh(world.alone) for _ in range(2)]
    version = seen[0].version
    (told,) = refusals(
        at_once(
            [
                on(world.urbanvitaliz, lambda: move_placement(seen[0], Status.WAITING, by=awa, version=version)),
                on(world.urbanvitaliz, lambda: archive_placement(seen[1], by=sami, reason="Un essai")),
            ]
        )
    )
    event = told_once(world, world.alone, "placement.moved", "placement.archived")
    assert told.sentence.startswith(event.actor_name)


def test_accepted_refused_and_redirected_at_once(world: World) -> None:
    sami, adele = world.actor(world.sami), world.actor(world.adele)
    with world.on(world.urbanvitaliz):
        halle = submitted_case("Halle", world.lille, world.marie)
        seen = [fresh(halle) for _ in range(3)]
    answers = at_once(
        [
            on(world.urbanvitaliz, lambda: accept_placement(seen[0], by=sami)),
            on(world.urbanvitaliz, lambda: refuse_placement(seen[1], reason="Hors sujet", by=adele)),
            on(world.urbanvitaliz, lambda: redirect_placement(seen[2], to=world.sosponts, message="?", by=sami)),
        ]
    )
    assert len(refusals(answers)) == 2
    event = told_once(world, halle, "case.accepted", "case.refused", "case.redirected")
    with world.on(world.sosponts):
        proposed = Placement.objects.filter(case_id=halle.case_id).count()
    assert proposed == (1 if event.type == "case.redirected" else 0)


def test_redirected_to_two_portals_at_once_goes_to_one(world: World) -> None:
    sami, adele = world.actor(world.sami), world.actor(world.adele)
    third = make_portal("friches", "Friches", "friches.localhost")
    with world.on(world.urbanvitaliz):
        halle = submitted_case("Halle", world.lille, world.marie)
        seen = [fresh(halle) for _ in range(2)]
    pairs = zip(seen, (world.sosponts, third), (sami, adele), strict=True)
    gestures = [
        on(world.urbanvitaliz, lambda one=one, to=to, by=by: redirect_placement(one, to=to, message="?", by=by))
        for one, to, by in pairs
    ]
    assert len(refusals(at_once(gestures))) == 1
    told_once(world, halle, "case.redirected")
    found = 0
    for portal in (world.sosponts, third):
        with world.on(portal):
            found += Placement.objects.filter(case_id=halle.case_id).count()
    assert found == 1


@pytest.mark.parametrize("round_", range(3))
def test_the_owner_objects_while_the_other_portal_accepts(world: World, round_: int) -> None:
    marie, nora = world.actor(world.marie), world.actor(world.nora)
    with world.on(world.urbanvitaliz):
        propose_to_portal(fresh(world.alone), to=world.sosponts, message="?", by=world.actor(world.sami))
        here = fresh(world.alone)
    with world.on(world.sosponts):
        there = Placement.objects.with_case().get(case_id=world.alone.case_id)
    cancelled, accepted = at_once(
        [
            on(world.urbanvitaliz, lambda: object_to_portal(here, to=world.sosponts, objection="Non", by=marie)),
            on(world.sosponts, lambda: accept_placement(there, by=nora)),
        ]
    )
    with world.on(world.sosponts):
        now = Placement.objects.get(pk=there.pk)
        assert now.objected_at is not None, "whoever is first, the objection is known"
        assert (now.withdrawn_at is not None) is bool(cancelled)
        assert (now.status == Status.TO_PROCESS) is (not cancelled)
    assert len(refusals([accepted])) == int(bool(cancelled))


def test_asked_again_twice_at_once_waits_once(world: World) -> None:
    sami, adele, nora = (world.actor(one) for one in (world.sami, world.adele, world.nora))
    with world.on(world.urbanvitaliz):
        propose_to_portal(fresh(world.alone), to=world.sosponts, message="?", by=sami)
    with world.on(world.sosponts):
        there = Placement.objects.with_case().get(case_id=world.alone.case_id)
        refuse_placement(there, reason="Pas un pont", by=nora)
    gestures = [
        on(
            world.urbanvitaliz,
            lambda by=by: propose_to_portal(fresh(world.alone), to=world.sosponts, message="Si", by=by),
        )
        for by in (sami, adele)
    ]
    assert len(refusals(at_once(gestures))) == 1
    with world.on(world.sosponts):
        assert Event.objects.filter(case_id=world.alone.case_id, type="case.received").count() == 2
        assert PlacementStatus.objects.get(placement=there, until=None).status == Status.SUBMITTED


def test_paused_and_resumed_once(world: World) -> None:
    marie, sami = world.actor(world.marie), world.actor(world.sami)
    for gesture, kind in ((pause_case, "case.paused"), (resume_case, "case.resumed")):
        answers = at_once(
            [
                on(world.urbanvitaliz, lambda by=by, gesture=gesture: gesture(fresh(world.alone), by=by))
                for by in (marie, sami)
            ]
        )
        assert len(refusals(answers)) == 1
        told_once(world, world.alone, kind)
    with world.on(world.urbanvitaliz):
        assert not Case.objects.get(pk=world.alone.case_id).is_paused


def test_topics_chosen_at_once_do_not_add_up(world: World) -> None:
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    at_once(
        [
            on(world.urbanvitaliz, lambda: set_topics(fresh(world.alone), [f"A{n}" for n in range(5)], by=awa)),
            on(world.urbanvitaliz, lambda: set_topics(fresh(world.alone), [f"B{n}" for n in range(5)], by=sami)),
        ]
    )
    with world.on(world.urbanvitaliz):
        assert PlacementTopic.objects.filter(placement=world.alone).count() == MOST_TOPICS


def test_the_same_tag_is_put_once_and_an_outcome_confirmed_once(world: World) -> None:
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    at_once([on(world.urbanvitaliz, lambda by=by: add_tags(fresh(world.alone), ["Pont"], by=by)) for by in (awa, sami)])
    with world.on(world.urbanvitaliz):
        assert tags_of(world.alone) == ["Pont"]
        assert Event.objects.filter(type="case.tags_changed").count() == 1
        declared = declare_outcome(
            world.alone, kind="Étude réalisée", on=date(2026, 1, 5), source="declared", by=world.actor(world.marie)
        )

    def confirm(by: Any) -> None:
        confirm_outcome(Outcome.objects.select_related("placement__case", "kind").get(pk=declared.pk), by=by)

    answers = at_once([on(world.urbanvitaliz, lambda by=by: confirm(by)) for by in (awa, sami)])
    assert len(refusals(answers)) == 1
    told_once(world, world.alone, "outcome.confirmed")
