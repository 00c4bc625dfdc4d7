"""The link of an invitation: signed, the same at each sending; whether it still opens is judged on its row."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from recoco.domain.accounts.models import PortalInvitation
from recoco.kernel.portals import scope

PURPOSE = "accounts.portal_invitation"


def token_of(invitation: PortalInvitation) -> str:
    """Return the token of an invitation's link."""
    return sign(invitation.pk, purpose=PURPOSE)


def link_of(invitation: PortalInvitation) -> str:
    """Return the whole address that opens an invitation of the current portal."""
    return whole_address("accounts:invitation", token_of(invitation))


def invitation_behind(token: str) -> PortalInvitation | None:
    """Return the invitation of the current portal that *token* leads to, None when it was not made by us."""
    number = number_behind(token, purpose=PURPOSE)
    return PortalInvitation.objects.select_related("portal", "invited_by").filter(pk=number).first()


def sign(number: int, *, purpose: str) -> str:
    """Return a token that leads to a row, for one kind of link."""
    return _signer(purpose).sign(str(number))


def number_behind(token: str, *, purpose: str) -> int | None:
    """Return the row that *token* leads to, None when it was not made by us, or for another kind of link."""
    try:
        return int(_signer(purpose).unsign(token))
    except (BadSignature, ValueError):
        return None


def whole_address(url_name: str, token: str) -> str:
    """Return the whole address of a link on the current portal."""
    return scope.current_portal().base_url + reverse(url_name, args=[token], urlconf=settings.ROOT_URLCONF)


def _signer(purpose: str) -> Signer:
    newest, *older = settings.LINK_KEYS
    return Signer(key=newest, fallback_keys=[*older], salt=purpose, sep=".", algorithm="sha256")
