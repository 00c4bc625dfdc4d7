"""The use of the permissions on the people of a portal."""

from django.urls import reverse

from recoco.domain.accounts.actions.invitations import invite
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import AdviserRequest, PortalInvitation, RoleName
from recoco.kernel.access.permissions import Permission
from tests.domain.accounts.applying import asked_by
from tests.laws.gestures.declaring import Attempt, Gesture, Request, gesture

P = Permission


def asked(attempt: Attempt) -> AdviserRequest:
    """Have Zoé ask to advise."""
    return asked_by(attempt.world, attempt.world.zoe)


@gesture(P.ADVISER_REQUEST_DECIDE)
def read_the_requests(attempt: Attempt) -> Request:
    asked(attempt)
    return Request("/moderation/conseillers/", shows="Zoé Blanc")


@gesture(P.ADVISER_REQUEST_DECIDE)
def accept_a_request(attempt: Attempt) -> Request:
    url = reverse("accounts:adviser_request_acceptance", args=[asked(attempt).pk])
    return Request(url, {"is_national": "on"})


@gesture(P.ADVISER_REQUEST_DECIDE)
def refuse_a_request(attempt: Attempt) -> Request:
    return Request(reverse("accounts:adviser_request_refusal", args=[asked(attempt).pk]), {"reason": "Trop tôt"})


def inviting(role: RoleName) -> Gesture:
    """Return the gesture of inviting somebody to hold *role*."""

    def invite_as(attempt: Attempt) -> Request:
        said = {"email": "lea@exemple.fr", "role": role, "is_national": "on" if role is RoleName.ADVISER else ""}
        return Request("/administration/invitations/", said, is_choice=True)

    return invite_as


gesture(P.PORTAL_ROLE_GRANT_ADVISER)(inviting(RoleName.ADVISER))
gesture(P.PORTAL_ROLE_GRANT_STAFF)(inviting(RoleName.STAFF))
gesture(P.PORTAL_ROLE_GRANT_ADMIN)(inviting(RoleName.ADMIN))


def invited(attempt: Attempt) -> PortalInvitation:
    """Return an invitation to advise, sent by Adèle."""
    return invite("lea@exemple.fr", RoleName.ADVISER, is_national=True, by=actor_of(attempt.world.adele))


@gesture(P.PORTAL_ROLE_GRANT_ADVISER)
def send_it_again(attempt: Attempt) -> Request:
    return Request(reverse("accounts:invitation_sending", args=[invited(attempt).pk]), {})


@gesture(P.PORTAL_ROLE_GRANT_ADVISER)
def take_it_back(attempt: Attempt) -> Request:
    return Request(reverse("accounts:invitation_revocation", args=[invited(attempt).pk]), {})


@gesture(P.PORTAL_ROLE_GRANT_STAFF)
def read_who_is_of_the_team(attempt: Attempt) -> Request:
    return Request("/administration/equipe/")


@gesture(P.PORTAL_ROLE_GRANT_STAFF)
def give_the_way_in_back(attempt: Attempt) -> Request:
    return Request(reverse("accounts:factor_reset", args=[attempt.world.sami.pk]), {})
