"""What awaits anybody, whatever their role: news to read, invitations to answer, a submission to finish."""

from django.http import HttpRequest

from recoco.domain.accounts.invitation_links import token_of as portal_token_of
from recoco.domain.accounts.requests import user_of
from recoco.domain.cases.invitations.links import token_of
from recoco.domain.cases.invitations.pending import waiting_for
from recoco.domain.submission.links import token_of as draft_token_of
from recoco.domain.submission.models import Draft
from recoco.kernel.kit import clock
from recoco.surfaces.homes.lines import Line
from recoco.surfaces.notifications.unread import unread_of


def lines_for(request: HttpRequest) -> list[Line]:
    """Return them in no order: three queries, besides that of the bell."""
    cases, portals = waiting_for(request)
    written = Draft.objects.recallable().filter(author_id=user_of(request).pk)
    return [
        *([Line("told", clock.now(), count)] if (count := unread_of(request).total) else []),
        *(Line("invited", one.sent_at, one, extra=token_of(one)) for one in cases),
        *(Line("offered", one.sent_at, one, extra=portal_token_of(one)) for one in portals),
        *(Line("unsent", one.updated_at, one, extra=draft_token_of(one)) for one in written),
    ]
