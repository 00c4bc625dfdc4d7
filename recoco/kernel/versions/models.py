"""A version: the whole content of a document as it was saved once."""

from typing import ClassVar, Self

from django.db import models

from recoco.kernel.kit import clock
from recoco.kernel.portals.append_only import AppendOnlyQuerySet, WrittenOnce
from recoco.kernel.portals.querysets import PortalManager
from recoco.kernel.portals.scoped import PortalModel


class VersionQuerySet(AppendOnlyQuerySet):
    """Named questions on the versions."""

    def of(self, kind: str, key: str = "") -> Self:
        """Narrow to those of one document, newest first."""
        return self.filter(kind=kind, key=key).order_by("-number")


class Version(WrittenOnce, PortalModel):
    """What a document was from one instant on. Its author is kept by number and by the name of that day."""

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80, blank=True)  # which document, where the kind has several
    number = models.PositiveIntegerField()
    content = models.JSONField(null=True)  # null: the document was not there, or was removed
    author_id = models.BigIntegerField(null=True)  # the user's number
    author_name = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(VersionQuerySet)()

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["portal", "kind", "key", "number"], name="versions_number_once"),
        ]
