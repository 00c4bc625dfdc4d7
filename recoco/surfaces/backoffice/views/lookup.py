"""Finds the document that an address names, and the addresses about it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from recoco.kernel.versions.kinds import DocumentKind, document_kinds

APP = "backoffice"
# The pages of one document among several.
KEYED = {
    "document": "backoffice:keyed_document",
    "history": "backoffice:keyed_history",
    "preview": "backoffice:keyed_preview",
}


@dataclass(frozen=True)
class Place:
    """One document, as its pages name it.

    :param key: empty for a single document, or for one not created yet.
    """

    kind: DocumentKind
    key: str = ""

    @property
    def title(self) -> str:
        """Return what it is called."""
        return self.kind.title_of(self.key) if self.key else self.kind.label

    @property
    def url(self) -> str:
        """Return the address of its form."""
        return self.at("document")

    @property
    def history_url(self) -> str:
        """Return the address of its history."""
        return self.at("history")

    @property
    def preview_url(self) -> str:
        """Return where its preview is asked; empty when nothing shows it."""
        return self.at("preview") if self.kind.shown_at or self.kind.draw else ""

    @property
    def list_url(self) -> str:
        """Return the address of the list it stands in; empty for a single document."""
        return "" if self.kind.is_single else reverse("backoffice:several", args=[self.kind.name])

    @property
    def trail(self) -> list[tuple[str, str]]:
        """Return the way up."""
        above = [("Administration", reverse("backoffice:index"))]
        return [*above, (self.kind.label, self.list_url)] if self.list_url else above

    def at(self, name: str) -> str:
        """Return the address of one page about it."""
        if self.key:
            return reverse(KEYED[name], args=[self.kind.name, self.key])
        return reverse(f"{APP}:{name}", args=[self.kind.name])


def kind_or_404(request: HttpRequest, name: str) -> DocumentKind:
    """Return the kind of that name.

    :raises Http404: when there is none.
    :raises Forbidden: when this person may not edit it.
    """
    kind = document_kinds().get(name)
    if kind is None:
        raise Http404
    request.actor.must(kind.permission)  # type: ignore[attr-defined]
    return kind


def place_or_404(request: HttpRequest, name: str, key: str) -> tuple[Place, Any]:
    """Return the document of that kind at *key*, and its present content.

    :raises Http404: when there is none.
    :raises Forbidden: when this person may not edit it.
    """
    kind = kind_or_404(request, name)
    if kind.is_single != (key == "") or (key and not kind.holds(key)):
        raise Http404
    return Place(kind, key), kind.read(key)
