"""What is said of any document of a dossier, a file or a link: its description, its pin, why it is out of sight."""

from typing import Any, ClassVar

from django.db import models

from recoco.domain.cases.models import Case, OfCase
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import ScopedModel

DESCRIPTION_LENGTH = 500


class DocumentQuerySet(PortalQuerySet):
    """Named questions on the documents of a dossier."""

    def standing(self) -> Any:
        """Narrow to what was put in the dossier by itself, and is neither deleted nor hidden."""
        return self.filter(is_deposit=True, deleted_at=None, hidden_at=None)


class Document(OfCase):
    """A document of a dossier. Deleted or hidden, it keeps its row."""

    portal_id: int

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    author_id = models.BigIntegerField(null=True)  # the user's number
    is_deposit = models.BooleanField(default=False)  # put in the dossier by itself

    description = models.CharField("description", max_length=DESCRIPTION_LENGTH, blank=True)
    folded = models.TextField(blank=True)  # its words as they are searched
    pinned_at = models.DateTimeField(null=True)
    pinned_by_name = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField(default=clock.now, editable=False)
    deleted_at = models.DateTimeField(null=True)
    deleted_by_name = models.CharField(max_length=200, blank=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_by_name = models.CharField(max_length=200, blank=True)
    hidden_reason = models.TextField(blank=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(DocumentQuerySet)()

    class Meta(ScopedModel.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hidden_at=None, hidden_reason="")
                | (models.Q(hidden_at__isnull=False) & ~models.Q(hidden_reason="")),
                name="%(app_label)s_%(class)s_hidden_why",
            ),
        ]
        indexes = [models.Index(fields=["case"], name="%(app_label)s_%(class)s_of_case")]

    @property
    def name(self) -> str:
        """What people call it."""
        raise NotImplementedError

    @property
    def sender(self) -> str:
        """Who put it there, as they were called then."""
        raise NotImplementedError

    @property
    def is_gone(self) -> bool:
        """Whether it is no longer shown."""
        return self.deleted_at is not None or self.hidden_at is not None

    def is_by(self, actor: Actor) -> bool:
        """Tell whether *actor* has put it there."""
        return actor.user_id is not None and self.author_id == actor.user_id
