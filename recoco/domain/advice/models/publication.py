"""Several recommendations told at once: one message, one e-mail."""

from typing import ClassVar

from django.db import models

from recoco.domain.cases.models import Case, OfCase
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.types import Reach
from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.rules import InPortal, InPortalOrWithCase, Rule
from recoco.kernel.portals.scoped import Scope, ScopedModel


class Advising(OfCase):
    """A row that one portal writes about a case; the others that hold it read it once it reaches the case."""

    scope: ClassVar[Scope] = "shared"
    seen: ClassVar[Rule] = InPortalOrWithCase()
    written: ClassVar[Rule] = InPortal()

    portal = models.ForeignKey(Portal, on_delete=models.PROTECT, related_name="+", editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    reach = models.CharField(
        max_length=10, choices=[(r.value, r.value) for r in (Reach.PORTAL, Reach.CASE)], default=Reach.PORTAL
    )

    class Meta(ScopedModel.Meta):
        abstract = True


class Publication(Advising):
    """What one person told the collectivité at one instant. It may be called back until its e-mail leaves."""

    count = models.PositiveIntegerField()
    published_at = models.DateTimeField(default=clock.now)
    by_user_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200, blank=True)
    call_back_until = models.DateTimeField()
    told_at = models.DateTimeField(null=True)  # its e-mail has left: too late to call it back
    called_back_at = models.DateTimeField(null=True)
    called_back_by_name = models.CharField(max_length=200, blank=True)

    class Meta(Advising.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(called_back_at=None) | models.Q(told_at=None),
                name="advice_told_or_called_back",
            ),
        ]

    def is_by(self, actor: Actor) -> bool:
        """Tell whether *actor* published it."""
        return actor.user_id is not None and self.by_user_id == actor.user_id
