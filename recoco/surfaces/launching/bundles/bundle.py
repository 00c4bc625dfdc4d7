"""What a bundle holds: for each kind of document, its contents; and the images they name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.versions.kinds import DocumentKind, document_kinds

FORMAT = 1
ONLY_KEY = ""


@dataclass(frozen=True)
class Bundle:
    """A portal as a file.

    :param title: what a template is called where one chooses it.
    :param summary: one sentence about it.
    :param documents: by name of kind, then by key (empty for the only document of its kind).
    :param images: by the SHA-256 of its content, the name of each image's file and this content.
    :param lines: where each path stands in the file it was read from, such as `documents.home.blocks.2`.
    """

    documents: Mapping[str, Mapping[str, Any]]
    title: str = ""
    summary: str = ""
    images: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def each(self) -> Iterator[tuple[DocumentKind, str, Any]]:
        """Go through the documents, in the order in which the product declares their kinds."""
        for name, kind in document_kinds().items():
            for key, content in self.documents.get(name, {}).items():
                yield kind, key, content

    def line_of(self, path: str) -> int:
        """Return the line of *path*, or of what should hold it; 0 when the bundle comes from no file."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, 0)


@dataclass(frozen=True)
class Fault:
    """One thing to mend in a bundle.

    :param line: in its file; 0 when it is about no line.
    :param path: such as `documents.home.blocks.2.title`.
    :param sentence: how to mend it.
    """

    line: int
    path: str
    sentence: str

    def __str__(self) -> str:
        where = ", ".join(filter(None, (f"ligne {self.line}" if self.line else "", self.path)))
        return f"{where}\u00a0: {self.sentence}" if where else self.sentence


class BrokenBundle(Refused):
    """A bundle that cannot be imported, with everything that has to be mended."""

    status = 422

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def documents_of(kind: DocumentKind) -> list[str]:
    """Return the keys of the documents of *kind* that the current portal has written."""
    return kind.written() if kind.written else kind.keys()


def path_of(kind: DocumentKind, key: str) -> str:
    """Return where a document stands in a bundle."""
    return f"documents.{kind.name}.{key}" if key else f"documents.{kind.name}"
