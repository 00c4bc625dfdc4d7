"""The link of an invitation: signed, the same at each sending; whether it still opens is judged on its row."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from recoco.domain.accounts.models import PortalInvitation
from recoco.kernel.portals import scope

PURPOSE = "accounts.portal_invitation"


def token_of(invitation: PortalInvitation) -> str:
    """Return the token of an invitation's link."""
    return _signer().sign(str(invitation.pk))


def link_of(invitation: PortalInvitation) -> str:
    """Return the whole address that opens an invitation of the current portal."""
    path = reverse("accounts:invitation", args=[token_of(invitation)], urlconf=settings.ROOT_URLCONF)
    return scope.current_portal().base_url + path


def invitation_behind(token: str) -> PortalInvitation | None:
    """Return the invitation of the current portal that *token* leads to, None when it was not made by us."""
    try:
        number = int(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    return PortalInvitation.objects.select_related("portal", "invited_by").filter(pk=number).first()


def _signer() -> Signer:
    newest, *older = settings.LINK_KEYS
    return Signer(key=newest, fallback_keys=[*older], salt=PURPOSE, sep=".", algorithm="sha256")
