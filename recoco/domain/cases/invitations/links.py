"""The link of an invitation to a case: signed, the same at each sending."""

from recoco.domain.accounts.invitation_links import number_behind, sign, whole_address
from recoco.domain.cases.models import CaseInvitation

PURPOSE = "cases.invitation"


def token_of(invitation: CaseInvitation) -> str:
    """Return the token of an invitation's link."""
    return sign(invitation.pk, purpose=PURPOSE)


def link_of(invitation: CaseInvitation) -> str:
    """Return the whole address that opens an invitation of the current portal."""
    return whole_address("cases:invitation", token_of(invitation))


def invitation_behind(token: str) -> CaseInvitation | None:
    """Return the invitation of the current portal that *token* leads to, None when it was not made by us."""
    number = number_behind(token, purpose=PURPOSE)
    return CaseInvitation.objects.all().with_case().filter(pk=number).first()
