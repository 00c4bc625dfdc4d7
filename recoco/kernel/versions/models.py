"""A document as it is, the versions it had, and the images that they show."""

from typing import ClassVar, Self

from django.db import models

from recoco.kernel.files.models import StoredFile
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


class Document(PortalModel):
    """The present content of a document that no row of another package holds."""

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80, blank=True)
    content = models.JSONField()

    class Meta(PortalModel.Meta):
        constraints = [models.UniqueConstraint(fields=["portal", "kind", "key"], name="versions_document_once")]


class Illustration(PortalModel):
    """An image that the documents of this portal may show, to anybody. Never deleted: versions name it."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)

    class Meta(PortalModel.Meta):
        constraints = [models.UniqueConstraint(fields=["portal", "sha256"], name="versions_illustration_once")]
