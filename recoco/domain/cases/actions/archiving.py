"""The portal's team puts a dossier aside as an error, a test or a double, and brings it back."""

from django.db import transaction
from django.db.models import F

from recoco.domain.cases.events.life import PLACEMENT_ARCHIVED, PLACEMENT_RESTORED
from recoco.domain.cases.models import Placement
from recoco.domain.cases.status_history import told_what_happened
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import of


@transaction.atomic
def archive_placement(placement: Placement, *, by: Actor, reason: str = "", double_of: int | None = None) -> None:
    """Hide the dossier from everybody but the portal's team, and take it out of the statistics.

    :param double_of: number of the dossier it repeats.
    :raises Forbidden: when *by* may not.
    :raises Refused: without reason, for a double of nothing here, before another portal is answered that proposed it,
        or when somebody did it meanwhile.
    """
    by.must(Permission.PLACEMENT_ARCHIVE, placement)
    placement.ensure_answered()
    reason = reason.strip()
    if double_of is not None:
        if double_of == placement.case_id or not Placement.objects.present().filter(case_id=double_of).exists():
            raise Refused(f"Aucun autre dossier {of(placement.portal.name)} ne porte le n° {double_of}.")
        reason = f"Doublon du n° {double_of}. {reason}".strip()
    if not reason:
        raise Refused("Donnez une raison : la personne référente du dossier la lira.")
    here = Placement.objects.filter(pk=placement.pk, version=placement.version, archived_at=None)
    facts: dict[str, object] = {"archived_at": clock.now(), "archived_by_name": by.name, "archive_reason": reason}
    facts["double_of_id"] = double_of
    # The version too: whoever moves it at the same instant is told.
    if not here.update(version=F("version") + 1, **facts):
        raise Refused(told_what_happened(placement))
    _follow(placement, facts)
    record(PLACEMENT_ARCHIVED, by=by, subject=placement, case_id=placement.case_id, reason=reason)


@transaction.atomic
def restore_placement(placement: Placement, *, by: Actor) -> None:
    """Give the dossier back to those who had it, with the status it had.

    :raises Forbidden: when *by* may not.
    :raises Refused: when it is not archived, or no longer.
    """
    by.must(Permission.PLACEMENT_ARCHIVE, placement)
    here = Placement.objects.filter(pk=placement.pk, archived_at__isnull=False)
    facts: dict[str, object] = {"archived_at": None, "archived_by_name": "", "archive_reason": "", "double_of_id": None}
    if not here.update(version=F("version") + 1, **facts):
        raise Refused("Ce dossier n’est pas archivé.")
    _follow(placement, facts)
    record(PLACEMENT_RESTORED, by=by, subject=placement, case_id=placement.case_id)


def _follow(placement: Placement, facts: dict[str, object]) -> None:
    placement.version += 1
    for name, value in facts.items():
        setattr(placement, name, value)
