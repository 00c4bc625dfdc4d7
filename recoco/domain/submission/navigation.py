"""What the header and the tabs of the moderation say of what was submitted."""

from typing import Any

from django.http import HttpRequest

from recoco.domain.accounts.adviser_requests import REQUESTS_WAITING
from recoco.domain.cases.models import Placement
from recoco.domain.submission.models import JoinRequest
from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.navigation import Entry, once_a_page
from recoco.kernel.ui.waiting import Waiting


def _may_moderate(request: Any) -> bool:
    return bool(request.actor.may(Permission.CASE_MODERATE))


CASES_WAITING = Waiting(_may_moderate, lambda: Placement.objects.all().to_moderate())


def decisions_count(request: HttpRequest) -> int:
    """Return how many cases and adviser requests wait for a decision on this portal."""
    return CASES_WAITING(request) + REQUESTS_WAITING(request)


@once_a_page
def asking_count(request: HttpRequest) -> int:
    """Return how many people ask to join a case of this portal: one query."""
    return int(JoinRequest.objects.all().open().count())


TO_MODERATE = Entry("Dossiers", "submission:moderation", permission=Permission.CASE_MODERATE, badge=CASES_WAITING)
JOIN_REQUESTS = Entry(
    "Demandes à rejoindre", "submission:join_requests", permission=Permission.CASE_MODERATE, badge=asking_count
)
UNFINISHED = Entry("Demandes inachevées", "submission:incompletes", permission=Permission.CASE_MODERATE)
