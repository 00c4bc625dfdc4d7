"""Counts that the header shows and that belong to several packages at once."""

from django.http import HttpRequest

from recoco.domain.accounts.adviser_requests import waiting_requests_count
from recoco.domain.submission.navigation import waiting_count


def to_moderate_count(request: HttpRequest) -> int:
    """Return how many decisions the portal's team is expected to take: one query for each kind."""
    return waiting_count(request) + waiting_requests_count(request)
