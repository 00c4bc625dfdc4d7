"""Inviting people to a case."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from recoco.domain.cases.actions.inviting import invite_to_case
from recoco.domain.cases.forms.people import AddressesField
from recoco.domain.cases.invitations.reminders import remind_invitations
from recoco.domain.cases.models import CaseInvitation, CaseParticipation, InvitedRole, Placement, Side, Status
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.accounts.inviting import later
from tests.domain.cases.inviting import LOU, afresh, case_mails, invited, page_of
from tests.domain.cases.test_pages import queries_of
from tests.worlds import World

Open = Callable[..., Browser]
SEND = "Envoyer l’invitation"


def test_marie_invites_two_people_at_once_and_sees_who_has_not_answered(world: World, browser: Open) -> None:
    marie, page = browser(world.marie), page_of(world) + "inviter/"
    sent = marie.submit(page, SEND, emails="Lou@exemple.fr,\n leo@exemple.fr", role="member", message="<b>Venez</b>")
    assert sent["Location"] == page
    words = case_mails(LOU, "invitation")[0].words
    assert (words["by"], words["case"]) == ("Marie Lebrun (Mairie de Lille)", "Friche Lebel")
    assert case_mails("leo@exemple.fr", "invitation")
    shown = marie.page(page).get_text(" ")
    assert "lou@exemple.fr" in shown
    assert "leo@exemple.fr" in shown
    with world.on(world.urbanvitaliz):
        said = [one.sentence for one in Event.objects.filter(type="invitation.sent")]
    assert said[0] == "Marie Lebrun a invité l…@exemple.fr comme membre du dossier"


def test_inviting_again_sends_the_same_invitation_again(world: World) -> None:
    first = invited(world)
    again = invited(world, "LOU@exemple.fr ", by=world.paul, first_name="Lou")
    assert (first.pk, again.first_name, again.invited_by) == (again.pk, "Lou", world.paul)
    assert len(case_mails(LOU, "invitation")) == 2
    with world.on(world.urbanvitaliz), pytest.raises(IntegrityError), transaction.atomic():
        CaseInvitation(placement=world.alone, email=LOU, role="member", expires_at=clock.now()).save()


@pytest.mark.parametrize(
    ("name", "role", "allowed"),
    [
        ("paul", "member", True),
        ("paul", "adviser", False),
        ("marie", "adviser", False),
        ("marie", "owner", True),  # handing over by invitation
        ("paul", "owner", False),
        ("awa", "observer", True),
        ("awa", "owner", False),
        ("tess", "adviser", True),
        ("sami", "owner", True),
        ("otto", "member", False),
        ("ines", "member", False),
        ("zoe", "member", False),
    ],
)
def test_each_offers_the_places_of_the_table(name: str, role: str, allowed: bool, world: World) -> None:
    if allowed:
        assert invited(world, role=role, by=world.people[name]).role == role
    else:
        with pytest.raises(Forbidden):
            invited(world, role=role, by=world.people[name])


def test_a_case_without_owner_is_offered_one_by_whoever_invites(world: World) -> None:
    with world.on(world.urbanvitaliz):
        CaseParticipation.objects.filter(case=world.alone.case, side=Side.OWNER).delete()
    assert invited(world, role="owner", by=world.awa).role == InvitedRole.OWNER


def test_whoever_holds_a_case_invites_its_owner_before_it_is_accepted(world: World) -> None:
    with world.on(world.urbanvitaliz):
        CaseParticipation.objects.filter(case=world.alone.case, side=Side.OWNER).delete()
        Placement.objects.filter(pk=world.alone.pk).update(status=Status.SUBMITTED)
    assert invited(world, role="owner", by=world.awa).role == InvitedRole.OWNER
    with pytest.raises(Forbidden):
        invited(world, "leo@exemple.fr", role="owner", by=world.tess)


def test_what_is_wrong_is_named_and_what_was_typed_is_kept(world: World, browser: Open) -> None:
    page = page_of(world) + "inviter/"
    typed = "lou, leo@exemple.fr x@y marie@exemple.fr"
    answer = browser(world.paul).post(page, {"emails": typed, "role": "member", "message": "Venez"})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Corrigez ou retirez\u00a0: lou, x@y." in said
    assert typed in said
    assert "marie@exemple.fr est déjà" in said
    assert "Venez" in said
    known = browser(world.paul).post(page, {"emails": "MARIE@exemple.fr, leo@exemple.fr", "role": "member"})
    assert "marie@exemple.fr est déjà sur ce dossier (référent·e du dossier)" in known.content.decode()
    assert not case_mails("leo@exemple.fr", "invitation")
    with pytest.raises(Refused, match="déjà sur ce dossier"):
        invited(world, "awa@exemple.fr")


def test_the_collectivite_is_not_offered_to_open_the_advisers_side(world: World, browser: Open) -> None:
    page = page_of(world) + "inviter/"
    offered = [one["value"] for one in browser(world.marie).page(page).select("input[name=role]")]
    assert offered == ["member"]
    awa = browser(world.awa).page(page)
    assert [one["value"] for one in awa.select("input[name=role]")] == ["member", "adviser", "observer"]
    assert "l’intégralité du dossier" in awa.get_text()
    assert "espace conseillers" in awa.get_text()
    assert browser(world.otto).get(page).status_code == 403


@pytest.mark.parametrize(
    ("name", "allowed"), [("paul", True), ("marie", True), ("sami", True), ("awa", False), ("tess", False)]
)
def test_an_invitation_is_its_author_s_the_owner_s_and_the_team_s(
    name: str, allowed: bool, world: World, browser: Open
) -> None:
    invitation = invited(world, by=world.paul)
    one, page = browser(world.people[name]), page_of(world) + "inviter/"
    assert ("Renvoyer" in one.page(page).find("main").get_text()) is allowed  # type: ignore[union-attr]
    address = f"/dossiers/invitations/{invitation.pk}"
    assert one.post(f"{address}/envoi/").status_code == (302 if allowed else 403)
    assert one.post(f"{address}/annulation/").status_code == (302 if allowed else 403)
    assert (afresh(invitation).revoked_at is not None) is allowed
    if allowed:
        assert one.post(f"{address}/annulation/").status_code == 409


def test_fifty_a_day(world: World) -> None:
    with world.on(world.urbanvitaliz):
        marie = world.actor(world.marie)
        for rank in range(50):
            invite_to_case(world.alone, f"p{rank}@exemple.fr", role="member", by=marie)
    with pytest.raises(Refused) as refusal:
        invited(world)
    assert refusal.value.status == 429


@pytest.mark.parametrize("status", [Status.CLOSED, Status.REFUSED])
def test_nobody_is_invited_where_nothing_is_written(status: Status, world: World) -> None:
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=world.alone.pk).update(status=status)
    with pytest.raises(Refused):
        invited(world, by=world.sami)


def test_a_week_without_answer_is_reminded_once(world: World) -> None:
    invited(world)
    with later(days=6):
        assert remind_invitations(StopSignal()) == 0
    with later(days=8):
        assert remind_invitations(StopSignal()) == 1
        assert remind_invitations(StopSignal()) == 0
    assert len(case_mails(LOU, "invitation_reminder")) == 1
    with world.on(world.urbanvitaliz):
        CaseInvitation.objects.update(reminded_at=None)
        Placement.objects.filter(pk=world.alone.pk).update(is_muted=True)
    with later(days=9):
        assert remind_invitations(StopSignal()) == 0


@given(typed=st.text(max_size=300))
def test_any_text_is_addresses_or_an_error(typed: str) -> None:
    emails = []
    with suppress(ValidationError):
        emails = AddressesField().clean(typed)
        assert emails
    assert emails == [one.lower() for one in emails]
    assert len(emails) == len(set(emails))


def test_the_page_costs_the_same_for_one_or_twenty(world: World, browser: Open) -> None:
    awa, page = browser(world.awa), page_of(world) + "inviter/"
    invited(world)
    few = queries_of(awa, page)
    for rank in range(20):
        invited(world, f"p{rank}@exemple.fr")
    assert queries_of(awa, page) == few <= 16
