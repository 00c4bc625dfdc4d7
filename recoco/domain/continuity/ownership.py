"""The dossiers of which somebody is the référent, and who of their collectivité may take over."""

from collections.abc import Collection
from typing import Any

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import CaseParticipation, Placement, Side
from recoco.domain.cases.statuses import ON_BOARD, Status
from recoco.kernel.access.actor import Actor


def owned_by(owner: Person, by: Actor) -> list[Placement]:
    """Return the open dossiers of this portal whose référent is *owner*, as far as *by* reads them: one query."""
    mine = CaseParticipation.objects.filter(user_id=owner.user_id, side=Side.OWNER).values("case_id")
    rows = Placement.objects.visible_to(by).with_case().filter(case_id__in=mine, archived_at=None)
    return list(rows.filter(status__in=(Status.SUBMITTED, *ON_BOARD)).order_by("case__name", "pk"))


def members_beside(owner: Person, placements: Collection[Placement]) -> Any:
    """Return the people of this portal who are members of one of these dossiers, by name."""
    rows = CaseParticipation.objects.filter(case_id__in=[one.case_id for one in placements], side=Side.MEMBER)
    beside = Person.objects.filter(user_id__in=rows.values("user_id"), suspended_at=None, user__is_active=True)
    return beside.exclude(pk=owner.pk).select_related("user").order_by("last_name", "first_name", "pk")


def members_of(placements: Collection[Placement]) -> dict[int, list[str]]:
    """Return the names of the members of each of these dossiers, by case: one query."""
    rows = CaseParticipation.objects.filter(case_id__in=[one.case_id for one in placements], side=Side.MEMBER)
    found: dict[int, list[str]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.case_id, []).append(row.name)
    return found
