"""How contents are recognised: each test says whether a file may be what its name claims."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

import puremagic

from recoco.kernel.files.archives import names_in

HEAD_BYTES = 65_536
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|script|svg|iframe|\?xml|\?php|%)", re.IGNORECASE)
_PROLOGUE = re.compile(r"(?:\s|<\?xml.*?\?>|<!--.*?-->)*", re.DOTALL)


@dataclass(frozen=True)
class Content:
    """The content of a file: its first bytes, and the whole of it for those who must look further."""

    head: bytes
    stream: BinaryIO


Likeness = Callable[[Content], bool]


def magic(*extensions: str) -> Likeness:
    """Tell by the first and last bytes, among those that puremagic knows."""

    def is_like(content: Content) -> bool:
        try:
            # Without a file name it only looks at the ends of the file: it opens no archive.
            found = puremagic.magic_string(content.head)
        except puremagic.PureError:
            return False
        return any(match.extension.lstrip(".") in extensions for match in found)

    return is_like


def starting(*signatures: bytes, at: int = 0) -> Likeness:
    """Tell by the first bytes."""

    def is_like(content: Content) -> bool:
        return content.head[at:].startswith(signatures)

    return is_like


def archive(content: Content) -> bool:
    """Tell a zip archive, even empty."""
    return content.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def office(folder: str) -> Likeness:
    """Tell a document of Office Open XML by the names in its archive; one with macros is none."""

    def is_like(content: Content) -> bool:
        if not archive(content):
            return False
        names = list(names_in(content.stream))
        return (
            "[Content_Types].xml" in names
            and any(name.startswith(folder + "/") for name in names)
            and not any(name.endswith("vbaProject.bin") for name in names)
        )

    return is_like


def open_document(what: str) -> Likeness:
    """Tell an OpenDocument by its first entry, written uncompressed for that very use."""
    return starting(b"mimetypeapplication/vnd.oasis.opendocument." + what.encode(), at=30)


def text(content: Content) -> bool:
    """Tell plain text: no control character, and not a page that a browser could be talked into showing."""
    words = _decoded(content.head)
    return words is not None and not _MARKUP.match(words.lstrip("\ufeff \t\r\n"))


def xml(root: str) -> Likeness:
    """Tell an XML document by its first element; one that declares a type or entities is none."""
    opening = re.compile(rf"<(?:\w+:)?{root}[\s>]")

    def is_like(content: Content) -> bool:
        words = _decoded(content.head)
        if words is None:
            return False
        words = words.lstrip("\ufeff")
        prologue = _PROLOGUE.match(words)
        return bool(opening.match(words, prologue.end() if prologue else 0))

    return is_like


def json(content: Content) -> bool:
    """Tell text that starts as a JSON object does."""
    words = _decoded(content.head)
    return words is not None and words.lstrip("\ufeff \t\r\n").startswith("{")


def drawing(content: Content) -> bool:
    """Tell a DXF drawing, in text or in binary."""
    first_lines = content.head[:2_048].split()
    return content.head.startswith(b"AutoCAD Binary DXF") or (text(content) and b"SECTION" in first_lines)


def _decoded(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # what spreadsheets call « Unicode »
        return head[: len(head) // 2 * 2].decode("utf-16", "ignore")
    if _NOT_TEXT.search(head):
        return None
    try:
        return head.decode()
    except UnicodeDecodeError:
        return head.decode("cp1252", "replace")  # an old spreadsheet, or a head cut in the middle of a letter
