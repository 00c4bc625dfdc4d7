"""An invitation to hold a role on a portal."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from recoco.domain.accounts.models.person import Person
from recoco.domain.accounts.models.role import RoleName
from recoco.kernel.kit import clock
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import PortalModel
from recoco.kernel.territories.models import Departement

LIFETIME = timedelta(days=30)
UNANSWERED = models.Q(accepted_at=None, refused_at=None, revoked_at=None)


class InvitationState(models.TextChoices):
    """Where an invitation stands."""

    OPEN = "open", "En attente"
    EXPIRED = "expired", "Lien expiré"
    ACCEPTED = "accepted", "Acceptée"
    REFUSED = "refused", "Déclinée"
    REVOKED = "revoked", "Annulée"


class PortalInvitationQuerySet(PortalQuerySet):
    """Named questions on invitations."""

    def unanswered(self) -> "PortalInvitationQuerySet":
        """Narrow to those that wait for an answer, their link expired or not."""
        return self.filter(UNANSWERED)

    def open(self) -> "PortalInvitationQuerySet":
        """Narrow to those that may still be answered."""
        return self.unanswered().filter(expires_at__gt=clock.now())


class PortalInvitation(PortalModel):
    """A role offered to an address; inviting the same address again sends the same invitation again."""

    email = models.EmailField("adresse e-mail")
    role = models.CharField("rôle", max_length=10, choices=RoleName.choices)
    is_national = models.BooleanField("toute la France", default=False)
    message = models.TextField("message", blank=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)  # none: the platform
    created_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    asked_again_at = models.DateTimeField(null=True)  # the invited person asked for a new link
    accepted_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(PortalInvitationQuerySet)()

    class Meta(PortalModel.Meta):
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

    def __str__(self) -> str:
        return self.email

    @property
    def state(self) -> InvitationState:
        """Where it stands now."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.refused_at:
            return InvitationState.REFUSED
        if self.revoked_at:
            return InvitationState.REVOKED
        return InvitationState.EXPIRED if self.expires_at <= clock.now() else InvitationState.OPEN

    @property
    def is_open(self) -> bool:
        """Tell whether it may still be answered."""
        return self.state is InvitationState.OPEN


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
