"""What a dossier knows of a file beyond its content: how it was put there, what it replaces, what is said of it."""

from functools import cached_property
from typing import Any, ClassVar

from django.db import models

from recoco.domain.cases.models import Case, OfCase
from recoco.kernel.access.actor import Actor
from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit import clock
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import PortalModel, ScopedModel, SharedModel

DESCRIPTION_LENGTH = 500


class FiledQuerySet(PortalQuerySet):
    """Named questions on what a dossier knows of its files."""

    def standing(self) -> Any:
        """Narrow to what was put in the dossier by itself, and is neither deleted nor hidden."""
        return self.filter(is_deposit=True, deleted_at=None, hidden_at=None)


class Filed(OfCase):
    """One file of a dossier; one that came with a message or a recommendation has a row once something is said of it.

    Files are named by their number and not by a key: the dossier may speak, on any portal that holds it, of a file
    that belongs to another.
    """

    portal_id: int

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    stored_id = models.BigIntegerField(unique=True)
    author_id = models.BigIntegerField(null=True)  # the user's number
    is_deposit = models.BooleanField(default=False)  # put in the dossier by itself
    replaces_id = models.BigIntegerField(null=True)  # the file of which it is a new version

    description = models.CharField("description", max_length=DESCRIPTION_LENGTH, blank=True)
    folded = models.TextField(blank=True)  # the description as it is searched
    pinned_at = models.DateTimeField(null=True)
    pinned_by_name = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField(default=clock.now, editable=False)
    deleted_at = models.DateTimeField(null=True)
    deleted_by_name = models.CharField(max_length=200, blank=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_by_name = models.CharField(max_length=200, blank=True)
    hidden_reason = models.TextField(blank=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(FiledQuerySet)()

    class Meta(ScopedModel.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["replaces_id"],
                condition=models.Q(deleted_at=None, hidden_at=None),
                name="%(app_label)s_%(class)s_one_next_version",
            ),
            models.CheckConstraint(
                condition=models.Q(hidden_at=None, hidden_reason="")
                | (models.Q(hidden_at__isnull=False) & ~models.Q(hidden_reason="")),
                name="%(app_label)s_%(class)s_hidden_why",
            ),
        ]
        indexes = [models.Index(fields=["case"], name="%(app_label)s_%(class)s_of_case")]

    @property
    def is_gone(self) -> bool:
        """Whether it is no longer shown."""
        return self.deleted_at is not None or self.hidden_at is not None

    @cached_property
    def stored(self) -> StoredFile:
        """Its file; whoever already has it gives it, to save a query."""
        found: StoredFile = StoredFile.objects.select_related("portal").get(pk=self.stored_id)
        return found

    def is_by(self, actor: Actor) -> bool:
        """Tell whether *actor* has sent it."""
        return actor.user_id is not None and self.author_id == actor.user_id


class CommonFile(Filed, SharedModel):
    """A file that everybody on the case reads, on every portal that holds it."""

    class Meta(Filed.Meta):
        pass


class PrivateFile(Filed, PortalModel):
    """A file of the advisers' space of one portal."""

    class Meta(Filed.Meta):
        pass
