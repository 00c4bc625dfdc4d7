"""An invitation to a case: an address, a place on it, one answer."""

from typing import ClassVar, Self

from django.db import models
from django.db.models.functions import Lower

from recoco.domain.accounts.masking import masked
from recoco.domain.accounts.models.offer import UNANSWERED, Invitation, InvitationQuerySet
from recoco.domain.cases.models.placement import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.kernel.portals.querysets import PortalManager


class InvitedRole(models.TextChoices):
    """The places on a case that an invitation offers."""

    MEMBER = "member", "Membre du dossier"
    OWNER = "owner", "Référent·e du dossier"
    ADVISER = "adviser", "Conseiller·ère"
    OBSERVER = "observer", "Observateur·rice"


ON_ADVISING_SIDE = frozenset({InvitedRole.ADVISER, InvitedRole.OBSERVER})


class CaseInvitationQuerySet(InvitationQuerySet):
    """Named questions on invitations to a case."""

    def with_case(self) -> Self:
        """Load what the pages and the e-mails of an invitation say, in the same query."""
        return self.select_related("portal", "invited_by__user", "placement__portal", "placement__case__commune")


class CaseInvitation(Invitation):
    """A place on a case, offered on one portal; inviting the same address again sends the same invitation again."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="+")
    role = models.CharField("rôle", max_length=8, choices=InvitedRole.choices)
    # What the one who invites knows of the invited person, who may say otherwise.
    first_name = models.CharField("prénom", max_length=80, blank=True)
    last_name = models.CharField("nom", max_length=80, blank=True)
    reminded_at = models.DateTimeField(null=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(CaseInvitationQuerySet)()

    class Meta(Invitation.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["portal", "placement", "email"],
                condition=UNANSWERED,
                name="cases_one_open_invitation_per_address",
            ),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="cases_invitation_in_lower_case"),
        ]
        indexes = [
            models.Index(fields=["email"], condition=UNANSWERED, name="cases_invitation_waiting"),
            models.Index(
                fields=["sent_at"],
                condition=UNANSWERED & models.Q(reminded_at=None),
                name="cases_invitation_to_remind",
            ),
        ]

    @property
    def invited_name(self) -> str:
        """The name that the one who invites gave; the address without it."""
        return f"{self.first_name} {self.last_name}".strip() or self.email

    @property
    def shown_name(self) -> str:
        """How the case names the invited person: it has more readers than their address should have."""
        return f"{self.first_name} {self.last_name}".strip() or masked(self.email)

    @property
    def inviter(self) -> str:
        """Who invites, as the invited person reads it."""
        return self.invited_by.signature if self.invited_by else self.portal.name

    @property
    def is_for_advising(self) -> bool:
        """Whether it opens the advisers' side of the case."""
        return self.role in ON_ADVISING_SIDE

    def roles_of(self, actor: Actor) -> frozenset[Role]:
        """Return what *actor* is to the placement."""
        return self.placement.roles_of(actor)

    def is_by(self, actor: Actor) -> bool:
        """Tell whether *actor* invites."""
        return self.invited_by is not None and self.invited_by.user_id == actor.user_id

    def is_about(self, actor: Actor) -> bool:
        """Tell whether it is about *actor*: an address is nobody yet."""
        return False
