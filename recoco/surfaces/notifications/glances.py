"""What somebody is looking at: the page that was before their eyes after something happened announces it already."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from recoco.kernel.activity.models import Event
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.models import Glance


def glance_at(person: Any, case_id: int, page: str, at: datetime) -> None:
    """Note that a page of a case was shown to a person of this portal at an instant."""
    known = Glance.objects.filter(person=person, case_id=case_id, page=page)
    if known.update(at=at):
        return
    try:
        with transaction.atomic():
            Glance(person=person, user_id=person.user_id, case_id=case_id, page=page, at=at).save()
    except IntegrityError:  # in another tab, at the same instant
        known.update(at=at)


def seen_since(event: Event, page: str, accounts: Collection[int]) -> dict[int, datetime]:
    """Return which of these accounts saw the page where *event* is read, on any portal, after it; and when."""
    if event.case_id is None:
        return {}
    with scope.everywhere("what somebody looks at on one portal is announced to them by none"):
        looked = Glance.objects.filter(case_id=event.case_id, page=page, user_id__in=accounts, at__gte=event.at)
        return dict(looked.values_list("user_id", "at"))
