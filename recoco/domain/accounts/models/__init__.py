"""The models of accounts."""

from recoco.domain.accounts.models.person import Person
from recoco.domain.accounts.models.role import PortalRole, RoleDepartement, RoleName
from recoco.domain.accounts.models.user import User

__all__ = ["Person", "PortalRole", "RoleDepartement", "RoleName", "User"]
