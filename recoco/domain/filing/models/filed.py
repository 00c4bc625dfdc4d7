"""What a dossier knows of a file beyond its content: how it was put there, what it replaces, what is said of it."""

from functools import cached_property

from django.db import models

from recoco.domain.filing.models.document import Document
from recoco.kernel.files.models import StoredFile
from recoco.kernel.portals.scoped import PortalModel, SharedModel


class Filed(Document):
    """One file of a dossier; one that came with a message or a recommendation has a row once something is said of it.

    Files are named by their number and not by a key: the dossier may speak, on any portal that holds it, of a file
    that belongs to another.
    """

    stored_id = models.BigIntegerField(unique=True)
    replaces_id = models.BigIntegerField(null=True)  # the file of which it is a new version

    class Meta(Document.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["replaces_id"],
                condition=models.Q(deleted_at=None, hidden_at=None),
                name="%(app_label)s_%(class)s_one_next_version",
            ),
            *Document.Meta.constraints,
        ]

    @cached_property
    def stored(self) -> StoredFile:
        """Its file; whoever already has it gives it, to save a query."""
        found: StoredFile = StoredFile.objects.select_related("portal").get(pk=self.stored_id)
        return found

    @property
    def name(self) -> str:
        return self.stored.name

    @property
    def sender(self) -> str:
        return self.stored.author_name


class CommonFile(Filed, SharedModel):
    """A file that everybody on the case reads, on every portal that holds it."""

    class Meta(Filed.Meta):
        pass


class PrivateFile(Filed, PortalModel):
    """A file of the advisers' space of one portal."""

    class Meta(Filed.Meta):
        pass
