"""How a package declares the documents it owns."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.slots import entries
from recoco.kernel.versions.parts import Part, completed, problems_of
from recoco.kernel.versions.problems import Problem

Content = Any  # plain JSON: dict, list, str, int, bool; None where there is no document


def _the_only_one() -> list[str]:
    return [""]


def _nothing_more(key: str, content: Content) -> Iterable[Problem]:
    return ()


@dataclass(frozen=True)
class DocumentKind:
    """A kind of document: of what it is made, and how the rows that hold it are read and written.

    :param name: stable English name, in versions and in bundles.
    :param label: what people read, in French.
    :param parts: what its content is made of: it is checked, drawn and compared by them.
    :param read: returns the present content of the document at a key; None when there is none.
    :param apply: writes a content without problem into the rows that hold it (None: removes the document),
        in the transaction of the saving; it may be called again with the same content.
    :param check: what is wrong beyond the parts, asked only when each part is right.
    :param keys: which documents there are; the only key of a single document is empty.
    :param title_of: what one document among several is called.
    :param key_for: the key of a document that somebody creates; None where nobody does.
    :param removable: whether a document may be taken away.
    :param shown_at: the address of the page that shows it best, for previews.
    :param draw: returns what it gives, as HTML, where no page shows it.
    :param draw_text: returns the same as people read it in plain text, where they do.
    :param hint: one sentence on what it changes.
    :param about: one sentence more, on one document among several.
    :param terms: words that one may write in a document, each with what it stands for.
    :param written: the keys that a bundle takes, where some documents are the product's until somebody writes them.
    """

    name: str
    label: str
    parts: Sequence[Part]
    read: Callable[[str], Content]
    apply: Callable[[str, Content, Actor], None]
    check: Callable[[str, Content], Iterable[Problem]] = _nothing_more
    keys: Callable[[], list[str]] = _the_only_one
    title_of: Callable[[str], str] = str
    key_for: Callable[[Content], str] | None = None
    removable: bool = False
    shown_at: Callable[[str], str] | None = None
    draw: Callable[[str, Content], str] | None = None
    permission: Permission = Permission.PORTAL_CONFIGURE
    hint: str = ""
    draw_text: Callable[[str, Content], str] | None = None
    about: Callable[[str], str] | None = None
    terms: Callable[[str], Sequence[tuple[str, str]]] | None = None
    written: Callable[[], list[str]] | None = None

    @property
    def is_single(self) -> bool:
        """Tell whether there is but one document of this kind."""
        return self.keys is _the_only_one

    def holds(self, key: str) -> bool:
        """Tell whether there is a document at *key*."""
        keys = self.keys()
        return key in keys

    def complete(self, content: Content) -> Content:
        """Return *content* with what it leaves unsaid: a bundle written by hand says only what matters."""
        return completed(self.parts, content)

    def problems(self, content: Content, key: str = "") -> list[Problem]:
        """Return what is wrong with *content* at *key*, whatever it is made of."""
        if content is None:
            return [] if self.removable else [Problem("", "Ce document ne peut pas être supprimé.")]
        return problems_of(self.parts, content, "") or list(self.check(key, self.complete(content)))


@cache
def document_kinds() -> dict[str, DocumentKind]:
    """Return every declared kind by name, in the order of the slot.

    :raises ValueError: when a name is declared twice.
    """
    known: dict[str, DocumentKind] = {}
    for kind in entries("DOCUMENT_KINDS"):
        if kind.name in known:
            raise ValueError(f"The document kind {kind.name} is declared twice.")
        known[kind.name] = kind
    return known


def kind_named(name: str) -> DocumentKind:
    """Return one declared kind.

    :raises LookupError: when no kind bears that name.
    """
    return document_kinds()[name]
