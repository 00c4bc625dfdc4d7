"""Who may take up the dossiers of somebody: those who have a role on the portal, and can be reached."""

from typing import Any

from django.db.models import Exists, OuterRef

from recoco.domain.accounts.models import Person, PortalRole
from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.access.grants import roles_granted
from recoco.kernel.access.permissions import Permission


def may_hand_over(giver: Person, by: Actor) -> bool:
    """Tell whether *by* may pass on the dossiers of *giver*: their own, or anybody's for the team."""
    is_theirs: bool = by.person == giver
    return is_theirs or bool(by.roles & roles_granted(Permission.ADVISER_REMOVE))


def must_hand_over(giver: Person, by: Actor) -> None:
    """Refuse to go on unless *by* may pass on the dossiers of *giver*.

    :raises Forbidden: when they may not.
    """
    if not may_hand_over(giver, by):
        raise Forbidden(Permission.ADVISER_REMOVE)


def successors_of(giver: Person) -> Any:
    """Return who may take up the dossiers of *giver*, by name."""
    held = PortalRole.objects.filter(person_id=OuterRef("pk"), until=None)
    able = Person.objects.filter(Exists(held), suspended_at=None, user__is_active=True).exclude(pk=giver.pk)
    return able.order_by("last_name", "first_name", "pk")
