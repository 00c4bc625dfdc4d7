"""What accounts put in the header, and in the tabs of the moderation."""

from django.http import HttpRequest

from recoco.domain.accounts.adviser_requests import REQUESTS_WAITING
from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.navigation import Entry, signed_in, signed_out

ADMINISTRATION = (
    Entry(
        "Invitations",
        "accounts:invitations",
        permission=Permission.PORTAL_ROLE_GRANT_ADVISER,
        hint="Faire venir des conseiller·ères et des membres de l’équipe, suivre ce qu’ils répondent.",
    ),
    Entry(
        "Équipe",
        "accounts:team",
        permission=Permission.PORTAL_ROLE_GRANT_STAFF,
        hint="Qui gère ce portail, et le second facteur de connexion de chacun.",
    ),
)
ADVISER_REQUESTS = Entry(
    "Demandes de conseillers",
    "accounts:adviser_requests",
    permission=Permission.ADVISER_REQUEST_DECIDE,
    badge=REQUESTS_WAITING,
)
SIGN_IN = Entry("Se connecter", "accounts:sign_in", when=signed_out, comes_back=True)
CHANGE_ACCOUNT = Entry("Changer de compte", "accounts:sign_out", when=signed_in, post=True)
# What leads in: all that opens before the portal itself does.
DOORS = frozenset(
    {
        "accounts:sign_in",
        "accounts:code",
        "accounts:password",
        "accounts:second_factor",
        "accounts:second_factor_passkey",
        "accounts:second_factor_passkey_options",
        "accounts:enrolment",
        "accounts:enrolment_passkey",
        "accounts:enrolment_passkey_options",
        "accounts:sign_out",
        "accounts:passage",
        "accounts:invitation",
        "accounts:invitation_code",
        "accounts:invitation_refusal",
        "accounts:invitation_new_link",
    }
)


def _signs(request: HttpRequest) -> bool:
    person = request.actor.person if signed_in(request) else None  # type: ignore[attr-defined]
    return person is not None and person.is_shared


ACCOUNT_LINKS = (
    Entry("Se connecter", "accounts:sign_in", when=signed_out, icon="account-circle-line", comes_back=True),
    Entry(
        lambda request: request.actor.name,  # type: ignore[attr-defined]
        "accounts:account",
        when=signed_in,
        icon="account-circle-line",
    ),
    Entry("Ce n’est pas vous ?", "accounts:signature", when=_signs, icon="team-line", comes_back=True),
    Entry("Se déconnecter", "accounts:sign_out", when=signed_in, icon="logout-box-r-line", post=True),
)
