"""Whether a fact is still worth an e-mail when its hour comes: what was undone meanwhile is not told."""

from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.silence import rest_day_on
from recoco.domain.cases.statuses import ON_BOARD
from recoco.surfaces.notifications.words import Told


def is_there(told: Told, placement: Placement | None) -> bool:
    """Tell whether what the row reads of the event is still there."""
    return told.about is not None


def is_gone(told: Told, placement: Placement | None) -> bool:
    """Tell whether what the row reads of the event is there no more, nor again."""
    return told.about is None


def waits_for_decision(told: Told, placement: Placement | None) -> bool:
    """Tell whether the dossier still waits for the team."""
    return placement is not None and placement.status == Status.SUBMITTED and not placement.is_archived


def is_advised(told: Told, placement: Placement | None) -> bool:
    """Tell whether the dossier is still among those that advisers may take up."""
    return placement is not None and placement.status in ON_BOARD and not placement.is_archived


def is_closed(told: Told, placement: Placement | None) -> bool:
    """Tell whether the dossier is still closed."""
    return placement is not None and placement.status == Status.CLOSED


def is_archived(told: Told, placement: Placement | None) -> bool:
    """Tell whether the dossier is still put aside."""
    return placement is not None and placement.is_archived


def is_paused(told: Told, placement: Placement | None) -> bool:
    """Tell whether the pause still lasts."""
    return placement is not None and placement.case.is_paused


def is_awake(told: Told, placement: Placement | None) -> bool:
    """Tell whether no pause has begun again."""
    return placement is not None and not placement.case.is_paused


def will_rest(told: Told, placement: Placement | None) -> bool:
    """Tell whether the dossier is still to be paused for want of any sign."""
    return placement is not None and rest_day_on(placement) is not None


def request_waits(told: Told, placement: Placement | None) -> bool:
    """Tell whether the adviser request still waits for the team."""
    return told.about is not None and told.about.decided_at is None
