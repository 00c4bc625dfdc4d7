"""What the header and the tabs of the moderation say of what was submitted."""

from django.http import HttpRequest

from recoco.domain.cases.models import Placement
from recoco.domain.submission.models import JoinRequest
from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.navigation import Entry, once_a_page


@once_a_page
def waiting_count(request: HttpRequest) -> int:
    """Return how many cases wait for a decision on this portal: one query."""
    return int(Placement.objects.all().to_moderate().count())


@once_a_page
def asking_count(request: HttpRequest) -> int:
    """Return how many people ask to join a case of this portal: one query."""
    return int(JoinRequest.objects.all().open().count())


TO_MODERATE = Entry("Dossiers", "submission:moderation", permission=Permission.CASE_MODERATE, badge=waiting_count)
JOIN_REQUESTS = Entry(
    "Demandes à rejoindre", "submission:join_requests", permission=Permission.CASE_MODERATE, badge=asking_count
)
UNFINISHED = Entry("Demandes inachevées", "submission:incompletes", permission=Permission.CASE_MODERATE)
