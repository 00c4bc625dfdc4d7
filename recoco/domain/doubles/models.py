"""What was carried from a double to the dossier that stays: kept even once the double is restored."""

from django.db import models

from recoco.domain.cases.models import Placement
from recoco.kernel.kit import clock
from recoco.kernel.portals.scoped import PortalModel


class Merger(PortalModel):
    """One double put aside for another dossier of the same portal. What was carried is counted in the words of then."""

    double = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="+")
    kept = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="+")
    carried = models.CharField(max_length=300, blank=True)  # « 2 membres, 3 fichiers »
    by_user_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)

    class Meta(PortalModel.Meta):
        constraints = [
            models.CheckConstraint(condition=~models.Q(double=models.F("kept")), name="doubles_two_dossiers"),
        ]
