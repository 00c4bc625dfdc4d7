"""The models of accounts."""

from recoco.domain.accounts.models.adviser_request import AdviserRequest, RequestedDepartement, RequestState
from recoco.domain.accounts.models.code import SignInCode
from recoco.domain.accounts.models.invitation import InvitationState, InvitedDepartement, PortalInvitation
from recoco.domain.accounts.models.person import Person
from recoco.domain.accounts.models.portal_pass import PortalPass
from recoco.domain.accounts.models.role import PortalRole, RoleDepartement, RoleName
from recoco.domain.accounts.models.session import Session
from recoco.domain.accounts.models.signatory import Signatory
from recoco.domain.accounts.models.user import User

__all__ = [
    "AdviserRequest",
    "InvitationState",
    "InvitedDepartement",
    "Person",
    "PortalInvitation",
    "PortalPass",
    "PortalRole",
    "RequestState",
    "RequestedDepartement",
    "RoleDepartement",
    "RoleName",
    "Session",
    "SignInCode",
    "Signatory",
    "User",
]
