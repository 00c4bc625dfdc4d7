"""What the header says of the moderation."""

from django.http import HttpRequest

from recoco.domain.cases.models import Placement


def waiting_count(request: HttpRequest) -> int:
    """Return how many cases wait for a decision on this portal: one query."""
    return int(Placement.objects.all().to_moderate().count())
