"""The unfinished form of somebody who brings a project: nothing typed is lost."""

from typing import ClassVar

from django.db import models

from recoco.domain.cases.models import Placement
from recoco.domain.cases.models.case import NAME_LENGTH
from recoco.domain.submission.querysets import DraftQuerySet
from recoco.kernel.kit import clock
from recoco.kernel.portals.querysets import PortalManager
from recoco.kernel.portals.scoped import PortalModel
from recoco.kernel.territories.models import Commune


class Draft(PortalModel):
    """A submission being written, found again by the browser that began it for thirty days.

    Becomes an incomplete placement once its author's address is confirmed, and rests once sent.
    """

    name = models.CharField("nom du dossier", max_length=NAME_LENGTH, blank=True)
    summary = models.TextField("résumé de votre demande", blank=True)
    commune_text = models.CharField("commune", max_length=120, blank=True)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, null=True, related_name="+")
    address = models.CharField("adresse", max_length=250, blank=True)
    email = models.EmailField("adresse e-mail", blank=True)
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    updated_at = models.DateTimeField(default=clock.now, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(DraftQuerySet)()

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["placement"], name="submission_one_draft_per_placement"),
        ]

    @property
    def is_described(self) -> bool:
        """Whether the first step holds all that sending needs."""
        return bool(self.name and self.summary and self.commune_id)
