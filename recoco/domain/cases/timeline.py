"""The timeline of a case, as far as its reader's rights go."""

from typing import Any

from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.types import Visibility


def timeline_of(placement: Placement, actor: Actor) -> Any:
    """Return the events of the case that *actor* may read, newest first."""
    readable = [Visibility.EVERYONE]
    if actor.may(Permission.NOTE_READ, placement):
        readable.append(Visibility.ADVISERS)
    if actor.may(Permission.BACKOFFICE_USE, placement):
        readable.append(Visibility.STAFF)
    return Event.objects.of_case(placement.case_id).filter(visibility__in=readable)
