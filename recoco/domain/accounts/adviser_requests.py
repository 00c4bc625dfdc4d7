"""What pages read of adviser requests: how many wait, and where one's own stands."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from recoco.domain.accounts.models import AdviserRequest
from recoco.domain.accounts.requests import user_of
from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.waiting import Waiting


def _may_decide(request: Any) -> bool:
    return bool(request.actor.may(Permission.ADVISER_REQUEST_DECIDE))


REQUESTS_WAITING = Waiting(_may_decide, lambda: AdviserRequest.objects.pending())


def own_request(request: HttpRequest) -> AdviserRequest | None:
    """Return the last request of whoever is signed in, for pages that say where it stands; None when there is none.

    One query; none for a visitor, on the root host, and for who advises already.
    """
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not actor.is_signed_in or actor.portal is None or actor.territory.is_adviser:
        return None
    found: AdviserRequest | None = AdviserRequest.objects.of(user_of(request)).first()
    return found


def last_request(request: HttpRequest) -> AdviserRequest | None:
    """Return the last request of the account in use, whatever its roles now, with its territory: three queries."""
    found: AdviserRequest | None = AdviserRequest.objects.of(user_of(request)).with_territory().first()
    return found


def decided_before(requests: Iterable[AdviserRequest]) -> dict[int, list[AdviserRequest]]:
    """Return what was decided earlier on the same people, oldest first, by request: one query."""
    requests = list(requests)
    people = [one.person_id for one in requests]
    decided = AdviserRequest.objects.decided().filter(person_id__in=people).select_related("decided_by")
    rows = list(decided.order_by("decided_at", "pk"))
    return {
        asked.pk: [one for one in rows if one.person_id == asked.person_id and one.submitted_at < asked.submitted_at]
        for asked in requests
    }
