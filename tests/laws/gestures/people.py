"""The use of the permissions about the people of a dossier."""

from typing import Any

from django.urls import reverse

from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.inviting import invite_to_case
from recoco.domain.cases.models import CaseInvitation, CaseParticipation, PlacementParticipation
from recoco.kernel.access.permissions import Permission, Role
from tests.laws.gestures.declaring import Attempt, Request, gesture

P = Permission


@gesture(P.MEMBER_INVITE)
def invite_a_member(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:invite"), {"role": "member", "emails": "lea@exemple.fr"})


@gesture(P.ADVISER_INVITE)
def invite_an_adviser(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:invite"), {"role": "adviser", "emails": "lea@exemple.fr"}, True)


def invitation_of(attempt: Attempt) -> CaseInvitation:
    """Return an invitation sent by who tries it, if they may invite, else by the owner."""
    author = actor_of(attempt.author(attempt.world.adele))
    by = author if author.may(P.MEMBER_INVITE, attempt.placement) else actor_of(attempt.world.adele)
    return invite_to_case(attempt.placement, "lea@exemple.fr", role="member", by=by)


@gesture(P.INVITATION_RESEND)
def send_an_invitation_again(attempt: Attempt) -> Request:
    return Request(reverse("cases:invitation_sending", args=[invitation_of(attempt).pk]), {})


@gesture(P.INVITATION_REVOKE)
def take_an_invitation_back(attempt: Attempt) -> Request:
    return Request(reverse("cases:invitation_revocation", args=[invitation_of(attempt).pk]), {})


def key_of(attempt: Attempt, person: Person) -> dict[str, Any]:
    """Return how the pages name somebody of the case."""
    member = CaseParticipation.objects.filter(case_id=attempt.placement.case_id, user_id=person.user_id).first()
    if member is not None:
        return {"key": f"membre-{member.pk}"}
    return {"key": f"suivi-{PlacementParticipation.objects.get(placement=attempt.placement, person=person).pk}"}


@gesture(P.MEMBER_REMOVE)
def take_a_member_off(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:member_removal"), key_of(attempt, attempt.world.paul))


@gesture(P.ADVISER_REMOVE)
def take_an_adviser_off(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:adviser_removal"), key_of(attempt, attempt.world.otto))


@gesture(P.PARTICIPATION_CHANGE_SIDE)
def pass_to_the_other_side(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:side_change"), key_of(attempt, attempt.world.otto))


@gesture(P.OWNER_HAND_OVER)
def hand_over(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:hand_over"))


@gesture(P.PARTICIPATION_JOIN)
def join_it(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:join"), {"role": "observer"})


@gesture(P.PARTICIPATION_LEAVE, P.MEMBER_LEAVE)
def leave_it(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:leave"), {}, told={Role.OWNER: 409})  # they hand it over first


@gesture(P.PARTICIPATION_SWITCH)
def change_place(attempt: Attempt) -> Request:
    is_adviser = attempt.who == attempt.world.awa
    return Request(attempt.page("cases:switch"), {"role": "observer" if is_adviser else "adviser"})


@gesture(P.PERSON_SEE_CONTACT_DETAILS)
def see_how_to_reach_somebody(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:contact"), key_of(attempt, attempt.world.marie))


@gesture(P.CASE_SEE_READERS)
def see_who_reads_what(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:readers"))


@gesture(P.CASE_SEE_ACCESS_JOURNAL)
def see_who_opened_it(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:journal"))
