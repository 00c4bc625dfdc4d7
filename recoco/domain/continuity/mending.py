"""The page « À rattraper »: the active dossiers that have nobody to reach on one side, why, and what mends it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.domain.continuity.listening import Lack, lacks_of, unheard
from recoco.domain.continuity.models import Lacking, Lapse
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission


@dataclass(frozen=True)
class ToMend:
    """One dossier.

    :param since: the night when it was first seen; None when it happened since.
    :param giver: somebody whose dossiers may be passed on at once.
    """

    placement: Placement
    lacks: list[Lack]
    since: datetime | None
    giver: Person | None
    may_change_owner: bool
    may_invite: bool


def to_mend(by: Actor) -> Any:
    """Return the placements, as far as *by* reads them, in the order in which they were filed."""
    return Placement.objects.visible_to(by).with_case().filter(unheard()).order_by("submitted_at", "pk")


def told_of(placements: Collection[Placement], by: Actor) -> list[ToMend]:
    """Return what the page says of them: five queries."""
    lacks = lacks_of(placements)
    current = Lapse.objects.filter(placement__in=placements, until=None).order_by("-since")
    since = dict(current.values_list("placement_id", "since"))
    return [_told(one, lacks[one.pk], since.get(one.pk), by) for one in placements if one.pk in lacks]


def _told(placement: Placement, lacks: list[Lack], since: datetime | None, by: Actor) -> ToMend:
    kinds = {lack.kind for lack in lacks}
    passing = by.may(Permission.ADVISER_REMOVE, placement)
    return ToMend(
        placement=placement,
        lacks=lacks,
        since=since,
        giver=next((lack.person for lack in lacks if lack.person is not None), None) if passing else None,
        may_change_owner=Lacking.OWNER in kinds and by.may(Permission.OWNER_HAND_OVER, placement),
        may_invite=Lacking.ADVISER in kinds and by.may(Permission.ADVISER_INVITE, placement),
    )
