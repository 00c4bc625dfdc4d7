"""What the portal's team switches off for one dossier: notifications, statistics."""

from django.db import transaction

from recoco.domain.cases.events.life import (
    PLACEMENT_EXCLUDED,
    PLACEMENT_INCLUDED,
    PLACEMENT_MUTED,
    PLACEMENT_UNMUTED,
)
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record


@transaction.atomic
def mute_placement(placement: Placement, is_muted: bool, *, by: Actor) -> None:
    """Stop, or let go again, every notification about the dossier on this portal; nothing happens twice."""
    by.must(Permission.PLACEMENT_MUTE, placement)
    if not Placement.objects.filter(pk=placement.pk, is_muted=not is_muted).update(is_muted=is_muted):
        return
    placement.is_muted = is_muted
    if is_muted:
        record(PLACEMENT_MUTED, by=by, subject=placement, case_id=placement.case_id)
    else:
        record(PLACEMENT_UNMUTED, by=by, subject=placement, case_id=placement.case_id)


@transaction.atomic
def exclude_placement(placement: Placement, is_excluded: bool, *, by: Actor) -> None:
    """Take the dossier out of this portal's statistics, or back into them; nothing happens twice."""
    by.must(Permission.PLACEMENT_EXCLUDE, placement)
    if not Placement.objects.filter(pk=placement.pk, is_excluded=not is_excluded).update(is_excluded=is_excluded):
        return
    placement.is_excluded = is_excluded
    if is_excluded:
        record(PLACEMENT_EXCLUDED, by=by, subject=placement, case_id=placement.case_id)
    else:
        record(PLACEMENT_INCLUDED, by=by, subject=placement, case_id=placement.case_id)
