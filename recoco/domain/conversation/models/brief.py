"""The internal brief of a dossier: one text that its advisers keep together, with all that it said before."""

from django.db import models

from recoco.domain.cases.models import Placement
from recoco.kernel.kit import clock
from recoco.kernel.portals.scoped import PortalModel


class Brief(PortalModel):
    """What whoever takes up the dossier has to know; the collectivité never reads it."""

    placement = models.OneToOneField(Placement, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField(default=clock.now)
    edited_by_name = models.CharField(max_length=200)


class BriefVersion(PortalModel):
    """What the brief said at one time."""

    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    by_name = models.CharField(max_length=200)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["brief", "number"], name="conversation_one_brief_of_a_number"),
        ]
