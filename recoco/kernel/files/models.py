"""A file that somebody sent: what it is and who may reach it; its content is in the storage, under `key`."""

from typing import Any, ClassVar

from django.db import models

from recoco.kernel.files.keys import key_of
from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.rules import InPortal, InPortalOrWithCase, Rule
from recoco.kernel.portals.scoped import Scope, ScopedModel


class Reach(models.TextChoices):
    """Where a file may be read: its portal only, or with the case on every portal that has it."""

    PORTAL = "portal", "Ce portail"
    CASE = "case", "Le dossier, sur tous ses portails"


class StoredFile(ScopedModel):
    """One sending of one content. The row that shows it (message, document, logo) points here and holds the rights.

    Whoever sent it is kept by number and by the name of that day, which every portal of the case can show.
    """

    scope: ClassVar[Scope] = "shared"
    seen: ClassVar[Rule] = InPortalOrWithCase()
    written: ClassVar[Rule] = InPortal()

    portal = models.ForeignKey(Portal, on_delete=models.PROTECT, related_name="+", editable=False)
    case_id = models.BigIntegerField(null=True)
    reach = models.CharField(max_length=10, choices=Reach.choices, default=Reach.PORTAL)
    name = models.CharField(max_length=150)
    folded = models.CharField(max_length=300, blank=True, editable=False)  # its name as it is searched and sorted
    content_type = models.CharField(max_length=100)  # found in the content, never said by the browser
    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    author_id = models.BigIntegerField(null=True)  # the user's number
    author_name = models.CharField(max_length=200, blank=True)
    # Its small pictures: whether they are in the storage beside it; when they are to be drawn, if they are.
    has_preview = models.BooleanField(default=False, editable=False)
    preview_due_at = models.DateTimeField(null=True, editable=False)
    # When the place where it was taken is to be looked for: only in what came before that was done at reception.
    position_due_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta(ScopedModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reach=Reach.PORTAL) | models.Q(case_id__isnull=False),
                name="files_reaching_a_case_have_one",
            ),
        ]
        indexes = [
            models.Index(fields=["portal", "sha256"], name="files_of_content"),
            models.Index(fields=["case_id"], name="files_of_case"),
            models.Index(
                fields=["preview_due_at"],
                condition=models.Q(preview_due_at__isnull=False),
                name="files_previews_due",
            ),
            models.Index(
                fields=["position_due_at"],
                condition=models.Q(position_due_at__isnull=False),
                name="files_positions_due",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *, force_insert: Any = False, force_update: bool = False, **options: Any) -> None:
        """Keep its name as it is searched, besides."""
        self.folded = fold(self.name)
        super().save(force_insert=force_insert, force_update=force_update, **options)

    @property
    def key(self) -> str:
        """Where the storage keeps the content."""
        return key_of(self.portal_id, self.sha256)
