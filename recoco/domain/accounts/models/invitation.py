"""An invitation to hold a role on a portal."""

from django.db import models
from django.db.models.functions import Lower

from recoco.domain.accounts.models.offer import UNANSWERED, Invitation, InvitationState
from recoco.domain.accounts.models.role import RoleName
from recoco.kernel.portals.scoped import PortalModel
from recoco.kernel.territories.models import Departement

__all__ = ["InvitationState", "InvitedDepartement", "PortalInvitation"]


class PortalInvitation(Invitation):
    """A role offered to an address; inviting the same address again sends the same invitation again."""

    role = models.CharField("rôle", max_length=10, choices=RoleName.choices)
    is_national = models.BooleanField("toute la France", default=False)

    class Meta(Invitation.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["portal", "email"], condition=UNANSWERED, name="accounts_one_open_invitation_per_address"
            ),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="accounts_invitation_in_lower_case"),
            models.CheckConstraint(
                condition=models.Q(is_national=False) | models.Q(role=RoleName.ADVISER),
                name="accounts_only_advisers_are_invited_somewhere",
            ),
        ]


class InvitedDepartement(PortalModel):
    """A département in the territory that an invitation offers."""

    invitation = models.ForeignKey(PortalInvitation, on_delete=models.CASCADE, related_name="departements")
    departement = models.ForeignKey(Departement, on_delete=models.PROTECT, related_name="+")

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "departement"], name="accounts_departement_once_per_invitation"
            ),
        ]
