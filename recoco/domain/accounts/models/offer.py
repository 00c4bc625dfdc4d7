"""What every invitation has in common, to a portal or to a case: an address, thirty days, one answer."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models

from recoco.domain.accounts.models.person import Person
from recoco.kernel.kit import clock
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import PortalModel

LIFETIME = timedelta(days=30)
UNANSWERED = models.Q(accepted_at=None, refused_at=None, revoked_at=None)


class InvitationState(models.TextChoices):
    """Where an invitation stands."""

    OPEN = "open", "En attente"
    EXPIRED = "expired", "Lien expiré"
    ACCEPTED = "accepted", "Acceptée"
    REFUSED = "refused", "Déclinée"
    REVOKED = "revoked", "Annulée"


class InvitationQuerySet(PortalQuerySet):
    """Named questions on invitations."""

    def unanswered(self) -> "InvitationQuerySet":
        """Narrow to those that wait for an answer, their link expired or not."""
        return self.filter(UNANSWERED)

    def open(self, now: Any = None) -> "InvitationQuerySet":
        """Narrow to those that may still be answered.

        :param now: the instant, when it is not that of the clock.
        """
        return self.unanswered().filter(expires_at__gt=now or clock.now())


class Invitation(PortalModel):
    """Something offered to an address; offering it again sends the same invitation again."""

    email = models.EmailField("adresse e-mail")
    message = models.TextField("message", blank=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)  # none: the platform
    created_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    asked_again_at = models.DateTimeField(null=True)  # the invited person asked for a new link
    accepted_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(InvitationQuerySet)()

    class Meta(PortalModel.Meta):
        abstract = True

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
