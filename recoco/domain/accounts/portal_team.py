"""Who makes up the team of the current portal."""

from recoco.domain.accounts.models import PortalRole, RoleName


def team_user_ids() -> frozenset[int]:
    """Return the users who are today of the portal's team, its administrators included: one query."""
    roles = PortalRole.objects.filter(name__in=(RoleName.STAFF, RoleName.ADMIN), until=None)
    return frozenset(roles.values_list("person__user_id", flat=True))
