"""The team decides: accepted, refused with a reason of its list, sent to another portal, taken up again."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.domain.cases.models import Placement, PlacementParticipation, PlacementRole, PlacementStatus, Status
from recoco.domain.submission.actions.moderation import (
    accept_placement,
    reconsider_placement,
    redirect_placement,
    refuse_placement,
)
from recoco.domain.submission.moderation_forms import OTHER, RefusalForm
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.models import OutgoingEmail
from tests.client import Browser
from tests.examples import examples
from tests.worlds import World, submitted_case

Open = Callable[..., Browser]
LIST = "/moderation/"


@pytest.fixture
def halle(world: World) -> Placement:
    """A case of Marie's that waits on UrbanVitaliz."""
    with world.on(world.urbanvitaliz):
        return submitted_case("Halle aux grains", world.lille, world.marie)


def now(placement: Placement) -> Placement:
    """Return it as it is."""
    return Placement.objects.with_case().get(pk=placement.pk)


def kinds(placement: Placement) -> list[str]:
    """Return the e-mails about its case since it was submitted."""
    emails = OutgoingEmail.objects.filter(case_id=placement.case_id).order_by("pk")
    return list(emails.values_list("kind", flat=True))[1:]


@pytest.mark.usefixtures("on_a")
def test_accepting_and_following_at_once(world: World, halle: Placement) -> None:
    accept_placement(halle, by=world.actor(world.sami), joining=PlacementRole.ADVISER)
    followed = PlacementParticipation.objects.get(placement=halle)
    assert (followed.person, followed.role) == (world.sami, PlacementRole.ADVISER)


@pytest.mark.usefixtures("on_a")
def test_redirecting_refuses_here_and_proposes_there_together(world: World, halle: Placement) -> None:
    sami = world.actor(world.sami)
    redirect_placement(halle, to=world.sosponts, message="C’est un pont", by=sami)
    assert now(halle).status == Status.REFUSED
    assert PlacementStatus.objects.get(placement=halle, until=None).reason == "Réorienté vers SOS Ponts"
    assert kinds(halle) == ["submission.redirected"]
    with world.on(world.sosponts):
        there = Placement.objects.get(case_id=halle.case_id)
        assert (there.status, there.proposed_by, there.proposal_message) == (
            "submitted",
            "UrbanVitaliz",
            "C’est un pont",
        )


@pytest.mark.usefixtures("on_a")
def test_what_cannot_be_proposed_is_not_refused_either(world: World) -> None:
    Placement.objects.filter(pk=world.shared.pk).update(status=Status.SUBMITTED)
    with pytest.raises(Refused, match="déjà présent sur SOS Ponts"):
        redirect_placement(now(world.shared), to=world.sosponts, message="Encore", by=world.actor(world.sami))
    assert now(world.shared).status == Status.SUBMITTED


@pytest.mark.parametrize(("gesture", "answer"), [("accept", "accepté"), ("refuse", "refusé")])
def test_the_sender_is_told_what_the_other_portal_decided(
    gesture: str, answer: str, world: World, halle: Placement
) -> None:
    with world.on(world.urbanvitaliz):
        redirect_placement(halle, to=world.sosponts, message="C’est un pont", by=world.actor(world.sami))
    nora = world.actor(world.nora)
    with world.on(world.sosponts):
        there = Placement.objects.with_case().get(case_id=halle.case_id)
        if gesture == "accept":
            accept_placement(there, by=nora)
        else:
            refuse_placement(there, reason="Ce n’est pas un pont", by=nora)
    with world.on(world.urbanvitaliz):
        (told,) = Event.objects.filter(type="proposal.answered", case_id=halle.case_id)
        assert told.sentence.startswith(f"Nora Weber a {answer} sur SOS Ponts")
        assert ("Ce n’est pas un pont" in told.sentence) is (gesture == "refuse")


@pytest.mark.usefixtures("on_a")
def test_a_refusal_is_taken_back_with_a_reason(world: World, halle: Placement) -> None:
    sami = world.actor(world.sami)
    with pytest.raises(Refused):
        reconsider_placement(halle, reason="Erreur", by=sami)
    refuse_placement(halle, reason="Hors sujet", by=sami)
    with pytest.raises(Refused, match="raison"):
        reconsider_placement(halle, reason=" ", by=sami)
    reconsider_placement(halle, reason="Le maire a précisé", by=sami)
    assert now(halle).status == Status.TO_PROCESS
    assert kinds(halle) == ["submission.refused", "submission.accepted"]


@pytest.mark.usefixtures("on_a")
@pytest.mark.parametrize("name", ["marie", "paul", "awa", "tess", "zoe", "olga"])
def test_only_the_team_redirects_and_reconsiders(name: str, world: World, halle: Placement) -> None:
    other = world.actor(world.people[name])
    with pytest.raises(Forbidden):
        redirect_placement(halle, to=world.sosponts, message="X", by=other)
    refuse_placement(halle, reason="Hors sujet", by=world.actor(world.sami))
    with pytest.raises(Forbidden):
        reconsider_placement(halle, reason="X", by=other)


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=st.dictionaries(st.sampled_from(["reason", "details"]), st.text(max_size=60) | st.just(OTHER)))
@pytest.mark.usefixtures("on_a")
def test_whatever_is_sent_a_refusal_has_words(world: World, sent: dict[str, Any]) -> None:
    form = RefusalForm(sent)
    if form.is_valid():
        assert form.said.strip()
