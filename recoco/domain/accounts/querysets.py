"""Named questions on persons."""

from typing import Any

from django.db.models import Exists, OuterRef

from recoco.domain.accounts.models import PortalRole, RoleName


def in_team(people: Any) -> Any:
    """Narrow *people* to those who are now of the portal's team, or administer it."""
    held = PortalRole.objects.filter(person_id=OuterRef("pk"), until=None, name__in=[RoleName.STAFF, RoleName.ADMIN])
    return people.filter(Exists(held))
