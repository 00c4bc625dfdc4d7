"""The link that leads back to an unfinished submission: signed; it shows nothing before a code is given."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from recoco.domain.submission.models import Draft
from recoco.kernel.portals import scope


def token_of(draft: Draft) -> str:
    """Return the token of the link of *draft*; it serves only as long as its address is the one it was sent to."""
    return _signer(draft).sign(str(draft.pk))


def link_to(draft: Draft) -> str:
    """Return the whole address that leads back to *draft*."""
    path = reverse("submission:resumption", args=[token_of(draft)], urlconf=settings.ROOT_URLCONF)
    return scope.current_portal().base_url + path


def draft_behind(token: str) -> Draft | None:
    """Return the draft of the current portal that *token* leads to, sent or not; None when it was not made by us."""
    number = token.partition(".")[0]
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    found: Draft | None = Draft.objects.select_related("placement").filter(pk=int(number)).first()
    if found is None or not found.email:
        return None
    try:
        _signer(found).unsign(token)
    except BadSignature:
        return None
    return found


def _signer(draft: Draft) -> Signer:
    newest, *older = settings.LINK_KEYS
    salt = f"submission.draft_link:{draft.email}"
    return Signer(key=newest, fallback_keys=[*older], salt=salt, sep=".", algorithm="sha256")
