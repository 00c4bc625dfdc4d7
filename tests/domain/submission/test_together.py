"""Two people decide on the same submission at the same instant, on PostgreSQL: one wins, the other is told."""

from typing import Any

import pytest

from recoco.domain.cases.models import Placement, PlacementStatus, Status
from recoco.domain.submission.actions.drafting import attach_to_author, begin_draft, describe
from recoco.domain.submission.actions.moderation import accept_placement, refuse_placement
from recoco.domain.submission.actions.sending import send_submission
from recoco.domain.submission.models import Draft
from recoco.kernel.activity.models import Event
from recoco.kernel.mail.models import OutgoingEmail
from tests.client import Browser
from tests.together import at_once, on, refusals
from tests.worlds import World, submitted_case

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
DECISIONS = {"case.accepted", "case.refused"}
TOLD = {"submission.accepted", "submission.refused"}


def waiting(world: World) -> Placement:
    """Submit one more case of Marie's."""
    with world.on(world.urbanvitaliz):
        return submitted_case("Halle", world.lille, world.marie)


def assert_decided_once(world: World, placement: Placement) -> str:
    """Fail unless one decision was taken, written and told, once; return the name of who took it."""
    with world.on(world.urbanvitaliz):
        (event,) = Event.objects.filter(case_id=placement.case_id, type__in=DECISIONS)
        decided = {"case.accepted": Status.TO_PROCESS, "case.refused": Status.REFUSED}[event.type]
        history = PlacementStatus.objects.get(placement=placement, until=None)
        assert Placement.objects.get(pk=placement.pk).status == history.status == decided
        told = OutgoingEmail.objects.filter(
            case_id=placement.case_id, kind__in=["submission.accepted", "submission.refused"]
        )
        assert told.count() == 1
        assert history.by_name == event.actor_name
        return str(event.actor_name)


@pytest.mark.parametrize("round_", range(3))
def test_one_accepts_and_the_other_refuses(world: World, round_: int) -> None:
    placement = waiting(world)
    sami, adele = world.actor(world.sami), world.actor(world.adele)

    def accept() -> None:
        accept_placement(Placement.objects.get(pk=placement.pk), by=sami)

    def refuse() -> None:
        refuse_placement(Placement.objects.get(pk=placement.pk), reason="Hors sujet", by=adele)

    answers = at_once([on(world.urbanvitaliz, accept), on(world.urbanvitaliz, refuse)])
    winner = assert_decided_once(world, placement)
    (told,) = refusals(answers)
    assert told.sentence.startswith(f"{winner} vient de passer ce dossier en «\u00a0")


def test_both_have_read_the_page_before_either_decides(world: World) -> None:
    placement = waiting(world)
    with world.on(world.urbanvitaliz):
        seen: list[Any] = [Placement.objects.get(pk=placement.pk) for _ in range(4)]
    people = [world.actor(world.sami), world.actor(world.adele)] * 2
    pairs = zip(seen, people, strict=True)
    gestures = [on(world.urbanvitaliz, lambda one=one, by=by: accept_placement(one, by=by)) for one, by in pairs]
    assert len(refusals(at_once(gestures))) == 3
    assert_decided_once(world, placement)


def test_the_pages_tell_it_too(world: World) -> None:
    placement = waiting(world)
    browsers = [Browser(world.urbanvitaliz), Browser(world.urbanvitaliz)]
    for browser, person in zip(browsers, (world.sami, world.adele), strict=True):
        browser.sign_in(person)
    base = f"/moderation/{placement.case_id}"
    answers = at_once(
        [
            lambda: browsers[0].post(f"{base}/accepter/"),
            lambda: browsers[1].post(f"{base}/refuser/", {"reason": "autre", "details": "Hors sujet"}),
        ]
    )
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    winner = assert_decided_once(world, placement)
    (loser,) = (answer for answer in answers if answer.status_code == 409)
    assert f"{winner} vient de passer ce dossier" in loser.content.decode()


def test_a_double_click_sends_a_submission_once(world: World) -> None:
    by = world.actor(world.marie)
    with world.on(world.urbanvitaliz):
        draft = begin_draft(network_address="198.51.100.7", by=by)
        describe(
            draft, name="Halle", summary="Que faire ?", commune_text="Lille", commune=world.lille, address="", by=by
        )

    def send() -> Placement:
        mine = Draft.objects.get(pk=draft.pk)
        attach_to_author(mine, by=by)
        return send_submission(mine, by=by)

    answers = at_once([on(world.urbanvitaliz, send)] * 3)
    assert len(refusals(answers)) == 2
    with world.on(world.urbanvitaliz):
        (sent,) = Placement.objects.filter(status=Status.SUBMITTED)
        assert Event.objects.filter(case_id=sent.case_id, type="case.submitted").count() == 1
        assert OutgoingEmail.objects.filter(case_id=sent.case_id, kind="submission.receipt").count() == 1
