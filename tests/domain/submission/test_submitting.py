"""A submission, from its draft to the portal's decision, as the actions make it."""

from datetime import timedelta
from typing import Any

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Case, CaseParticipation, Placement, Side, Status
from recoco.domain.submission.actions.drafting import attach_to_author, begin_draft, describe
from recoco.domain.submission.actions.moderation import accept_placement, refuse_placement
from recoco.domain.submission.actions.sending import send_submission
from recoco.domain.submission.models import Draft
from recoco.domain.submission.querysets import KEPT_FOR
from recoco.domain.submission.sweeps import forget_drafts
from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.access.limits import TooMany
from recoco.kernel.activity.models import Event
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.models import OutgoingEmail
from tests.worlds import World, submitted_case

pytestmark = pytest.mark.usefixtures("on_a")


def told(case_id: int) -> list[tuple[str, str]]:
    """Return the e-mails about a case: their kinds and recipients."""
    return list(OutgoingEmail.objects.filter(case_id=case_id).order_by("pk").values_list("kind", "to"))


def drafted(world: World, by: Actor | None = None, **words: Any) -> Draft:
    """Begin a draft and describe the project."""
    by = by or Actor()
    draft = begin_draft(network_address="198.51.100.1", by=by)
    usual = {"name": "Halle", "summary": "Que faire ?", "commune_text": "Lille", "commune": world.lille, "address": ""}
    describe(draft, **{**usual, **words}, by=by)
    return draft


def test_a_visitor_writes_and_what_they_wrote_is_found_again(world: World) -> None:
    draft = drafted(world, name="")
    assert Draft.objects.being_written().get() == draft
    assert not draft.is_described


def test_an_attached_draft_becomes_one_incomplete_case_of_its_author(world: World) -> None:
    marie, draft = world.actor(world.marie), drafted(world)
    for _ in range(2):
        attach_to_author(draft, by=marie)
    placement = Placement.objects.get(status=Status.INCOMPLETE)
    assert (draft.placement, placement.case.name) == (placement, "Halle")
    owner = CaseParticipation.objects.get(case=placement.case)
    assert (owner.user_id, owner.side, owner.name) == (world.marie.user_id, Side.OWNER, "Marie Lebrun")


def test_the_case_follows_its_draft_until_it_is_sent_and_no_further(world: World) -> None:
    marie, draft = world.actor(world.marie), drafted(world)
    attach_to_author(draft, by=marie)
    words = {"summary": "Autre", "commune_text": "Lille", "commune": world.lille, "address": ""}
    describe(draft, name="Halle aux grains", **words, by=marie)
    assert Case.objects.get(pk=draft.placement.case_id).name == "Halle aux grains"
    send_submission(draft, by=marie)
    with pytest.raises(Refused, match="déjà partie"):
        describe(draft, name="Changé", **words, by=marie)
    assert Case.objects.get(pk=draft.placement.case_id).name == "Halle aux grains"


@pytest.mark.parametrize("name", ["paul", "zoe", "sami"])
def test_nobody_else_touches_or_sends_it(name: str, world: World) -> None:
    draft, other = drafted(world), world.actor(world.people[name])
    attach_to_author(draft, by=world.actor(world.marie))
    with pytest.raises(Forbidden):
        describe(draft, name="X", summary="X", commune_text="", commune=None, address="", by=other)
    with pytest.raises(Forbidden):
        send_submission(draft, by=other)


def test_a_submission_that_lacks_a_step_is_not_sent(world: World) -> None:
    marie = world.actor(world.marie)
    with pytest.raises(Refused, match="encore une étape"):
        send_submission(drafted(world), by=marie)
    vague = drafted(world, commune=None)
    attach_to_author(vague, by=marie)
    with pytest.raises(Refused, match="encore une étape"):
        send_submission(vague, by=marie)


def test_sending_is_written_dated_and_receipted_once(world: World) -> None:
    placement = submitted_case("Halle", world.lille, world.marie)
    assert (placement.status, placement.submitted_at is not None) == (Status.SUBMITTED, True)
    assert told(placement.case_id) == [("submission.receipt", "marie@exemple.fr")]
    with pytest.raises(Refused, match="déjà partie"):
        send_submission(Draft.objects.get(placement=placement), by=world.actor(world.marie))


def test_the_team_accepts_and_the_owner_is_told(world: World) -> None:
    placement = submitted_case("Halle", world.lille, world.marie)
    accept_placement(placement, by=world.actor(world.sami))
    assert told(placement.case_id)[1:] == [("submission.accepted", "marie@exemple.fr")]
    assert Event.objects.of_case(placement.case_id).first().sentence.startswith("Sami Haddad a accepté le dossier")


def test_a_refusal_needs_a_reason_that_the_owner_reads(world: World) -> None:
    placement, sami = submitted_case("Halle", world.lille, world.marie), world.actor(world.sami)
    with pytest.raises(Refused, match="raison"):
        refuse_placement(placement, reason=" ", by=sami)
    refuse_placement(placement, reason="Hors sujet", by=sami)
    kind, _ = told(placement.case_id)[-1]
    assert kind == "submission.refused"


@pytest.mark.parametrize("name", ["marie", "paul", "awa", "tess", "zoe", "olga"])
def test_only_the_team_decides(name: str, world: World) -> None:
    placement = submitted_case("Halle", world.lille, world.marie)
    with pytest.raises(Forbidden):
        accept_placement(placement, by=world.actor(world.people[name]))


def test_accepting_what_a_colleague_has_just_refused_tells_who_did(world: World) -> None:
    with world.on(world.urbanvitaliz):
        placement = submitted_case("Halle", world.lille, world.marie)
        refuse_placement(placement, reason="Hors sujet", by=world.actor(world.adele))
        with pytest.raises(Refused, match="Adèle Roux vient de passer ce dossier"):
            accept_placement(placement, by=world.actor(world.sami))


def test_accepting_a_case_from_elsewhere_makes_its_people_known_here(world: World) -> None:
    with world.on(world.sosponts):
        names = set(Person.objects.values_list("first_name", flat=True))
    assert names >= {"Marie", "Paul"}
    assert ("submission.accepted", "marie@exemple.fr") in told(world.shared.case_id)


def test_the_fifth_draft_in_an_hour_from_one_place_is_the_last(world: World) -> None:
    for _ in range(5):
        drafted(world)
    with pytest.raises(TooMany):
        drafted(world)


def test_forgotten_drafts_go_and_cases_stay(world: World) -> None:
    drafted(world)
    placement = submitted_case("Halle", world.lille, world.marie)
    with clock.moved_to(clock.now() + KEPT_FOR + timedelta(hours=1)):
        assert forget_drafts(StopSignal()) == 1
    assert Draft.objects.filter(placement=placement).exists()
