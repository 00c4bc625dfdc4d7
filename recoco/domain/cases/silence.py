"""For how long the collectivité of a case has given no sign: what its automatic pause is counted from."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from recoco.domain.cases.models import (
    AccessEntry,
    Case,
    CaseParticipation,
    Opened,
    Placement,
    PlacementStatus,
    Side,
    Status,
)
from recoco.kernel.portals.models import PortalState

RESTS_AFTER = timedelta(days=365)
TOLD_BEFORE = timedelta(days=30)
WARNED_AFTER = RESTS_AFTER - TOLD_BEFORE
SILENT = "Aucun signe de la collectivité depuis douze mois."


def silent_since(instant: datetime | None) -> Q:
    """Return the condition on cases « nothing says since *instant* that its collectivité is there ».

    What says so: an act of a member on any portal (message, answer, status, button), a member who opens the case or
    joins it, advice that begins or begins again, somebody who says that the case goes on. To be asked everywhere.

    :param instant: None for that of the announcement of the pause, case by case.
    """
    inside: Any = instant or OuterRef("pause_announced_at")
    members = CaseParticipation.objects.filter(case_id=OuterRef("case_id"), user_id=OuterRef("user_id"))
    opened = AccessEntry.objects.filter(Exists(members), case_id=OuterRef("pk"), what=Opened.CASE, at__gte=inside)
    begun = PlacementStatus.objects.filter(
        placement__case_id=OuterRef("pk"), status=Status.TO_PROCESS, since__gte=inside
    )
    return (
        (Q(kept_at=None) | Q(kept_at__lt=instant or F("pause_announced_at")))
        & ~Exists(Placement.objects.filter(case_id=OuterRef("pk"), last_member_activity_at__gte=inside))
        & ~Exists(begun)
        & ~Exists(CaseParticipation.objects.filter(case_id=OuterRef("pk"), since__gte=inside))
        & ~Exists(opened)
    )


def may_rest() -> Q:
    """Return the condition on cases « advised where its collectivité can be told, by somebody who answers for it »."""
    return Q(paused_at=None) & Exists(telling()) & Exists(_owners())


def telling() -> Any:
    """Return the placements of the case of an outer query that may tell its collectivité that it will rest."""
    here = Placement.objects.on_board().filter(case_id=OuterRef("pk"), is_muted=False)
    return here.exclude(portal__state=PortalState.ARCHIVED)


def rest_day(case: Case) -> date | None:
    """Return the day when *case* will be paused for want of any sign, None when nothing announces it."""
    if case.paused_at is not None or case.pause_announced_at is None:
        return None
    return timezone.localtime(case.pause_announced_at + TOLD_BEFORE).date()


def rest_day_on(placement: Placement) -> date | None:
    """Return the day when the case will be paused: what its collectivité did since is a sign already."""
    return rest_day(placement.case) if placement.is_about_to_rest else None


def will_rest() -> Q:
    """Return the condition on placements « its pause is announced »: what `rest_day_on` asks of one."""
    silent = Q(last_member_activity_at=None) | Q(last_member_activity_at__lt=F("case__pause_announced_at"))
    return Q(case__paused_at=None, case__pause_announced_at__isnull=False) & silent


def _owners() -> Any:
    return CaseParticipation.objects.filter(case_id=OuterRef("pk"), side=Side.OWNER)
