"""A link kept among the documents of a dossier: a page, a map, a shared folder, by its title and its address."""

from urllib.parse import urlsplit

from django.db import models

from recoco.domain.filing.models.document import Document
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.scoped import PortalModel, SharedModel

TITLE_LENGTH, URL_LENGTH = 200, 2000


class Linked(Document):
    """One link; the same address stands once in a place."""

    title = models.CharField("titre", max_length=TITLE_LENGTH)
    url = models.CharField("adresse", max_length=URL_LENGTH)
    author_name = models.CharField(max_length=200)

    class Meta(Document.Meta):
        abstract = True

    @property
    def name(self) -> str:
        return self.title

    @property
    def sender(self) -> str:
        return self.author_name

    @property
    def host(self) -> str:
        """Where it leads, which a title may not say."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


STANDING = models.Q(deleted_at=None, hidden_at=None)


class CommonLink(Linked, SharedModel):
    """A link that everybody on the case reads, on every portal that holds it."""

    portal = models.ForeignKey(Portal, on_delete=models.PROTECT, related_name="+", editable=False)  # where it was added

    class Meta(Linked.Meta):
        constraints = [
            *Linked.Meta.constraints,
            models.UniqueConstraint(fields=["case", "url"], condition=STANDING, name="filing_one_link"),
        ]


class PrivateLink(Linked, PortalModel):
    """A link of the advisers' space of one portal."""

    class Meta(Linked.Meta):
        constraints = [
            *Linked.Meta.constraints,
            models.UniqueConstraint(fields=["portal", "case", "url"], condition=STANDING, name="filing_one_own_link"),
        ]
