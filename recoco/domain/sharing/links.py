"""The address of a share link, and what is behind it: one for a page, another for the frame of a site."""

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html

from recoco.domain.cases.models import Placement
from recoco.domain.cases.statuses import ACCEPTED
from recoco.domain.sharing.models import ShareLink
from recoco.kernel.kit import tokens
from recoco.kernel.portals import scope

PURPOSE = "sharing.link"


def whole_address(link: ShareLink, secret: str) -> str:
    """Return the whole address that opens *link*, on the portal where it was made."""
    name = "sharing:frame" if link.is_frame else "sharing:show"
    return link.portal.base_url + reverse(name, args=[secret], urlconf=settings.ROOT_URLCONF)


def code_of(link: ShareLink, secret: str) -> str:
    """Return what a site writes in its page to frame *link*."""
    address, title = whole_address(link, secret), link.case.name
    return format_html('<iframe src="{}" title="{}" width="100%" height="700"></iframe>', address, title)


def link_behind(secret: str, *, frame: bool) -> ShareLink | None:
    """Return the link of the current portal that *secret* opens now, with its placement: two queries.

    :param frame: whether it is asked in the frame of a site; the link of a page opens no frame, nor the reverse.
    """
    here = scope.current_portal()
    if here.is_archived:  # where nobody could close it any more
        return None
    digest = tokens.digest(secret, purpose=PURPOSE)
    found: ShareLink | None = ShareLink.objects.open().filter(digest=digest, portal=here).first()
    if found is None or found.is_frame is not frame:
        return None
    shown = Placement.objects.present().with_case().filter(status__in=ACCEPTED, archived_at=None)
    placement = shown.filter(case_id=found.case_id).first()
    if placement is None:
        return None
    found.placement = placement
    return found
