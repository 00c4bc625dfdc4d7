"""Reads what the form sent back into a content; whatever is sent, nothing is believed before the document says so."""

import re
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from recoco.kernel.files.refusals import FileRefused
from recoco.kernel.versions.choices import Number, Several, Switch
from recoco.kernel.versions.images import keep_image
from recoco.kernel.versions.parts import Fields, Part
from recoco.kernel.versions.problems import Problem, within
from recoco.kernel.versions.rows import Blocks, Rows
from recoco.kernel.versions.texts import Image, Lines

DIGEST = re.compile(r"[0-9a-f]{64}")


class Reading:
    """One form sent back.

    :param content: the content it holds, in the shape of its parts.
    :param problems: the files that could not be kept.
    """

    def __init__(self, request: HttpRequest, parts: Sequence[Part]) -> None:
        self._post, self._files = request.POST, request.FILES
        self._by = request.actor  # type: ignore[attr-defined]
        self.problems: list[Problem] = []
        self.content = self._fields(parts, "")

    def _fields(self, parts: Sequence[Part], path: str) -> dict[str, Any]:
        return {part.name: self._value(part, within(path, part.name)) for part in parts}

    def _value(self, part: Part, path: str) -> Any:
        if isinstance(part, Fields):
            return self._fields(part.parts, path)
        if isinstance(part, Rows):
            return self._rows(part, path)
        if isinstance(part, Switch):
            return path in self._post
        if isinstance(part, Several):
            return self._post.getlist(path)
        if isinstance(part, Image):
            return self._image(path)
        typed = self._post.get(path, "").replace("\r\n", "\n").strip()
        if isinstance(part, Lines):
            return [line.strip() for line in typed.split("\n") if line.strip()]
        if isinstance(part, Number):
            # What is no number stays as it was typed, for the document to explain.
            return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else typed
        return typed

    def _rows(self, part: Rows, path: str) -> list[Any]:
        sent = self._post.get(f"{path}.count", "0")
        count = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 4 else 0
        rows = []
        for rank in range(min(count, part.most + 1)):
            inner = within(path, rank)
            parts = part.parts_of({"type": self._post.get(f"{inner}.type", "")})
            if parts is not None:
                rows.append(self._fields(parts, inner))
        return rows

    def _image(self, path: str) -> str:
        upload = self._files.get(f"{path}.file")
        # Anything but the digest of an image is no image, and has no address.
        sent = self._post.get(path, "")
        present = sent if DIGEST.fullmatch(sent) else ""
        if upload is None:
            return "" if f"{path}.removed" in self._post else present
        try:
            return keep_image(upload, by=self._by)
        except FileRefused as refusal:
            self.problems.append(Problem(path, refusal.sentence))
            return present


def moved(content: Any, parts: Sequence[Part], gesture: str) -> str:
    """Add, move or remove a row of *content* as a button asks; return the path of what should take the focus.

    :param gesture: `path:what`, such as `blocks:add:faq`, `blocks.2:up`, `blocks.2:down` or `blocks.2:remove`.
    """
    path, _, what = gesture.partition(":")
    *way, last = path.split(".")
    if what.startswith("add"):
        return _added(content, parts, path, what.partition(":")[2])
    found = _at(content, parts, way)
    if found is None or not last.isdecimal() or not last.isascii() or len(last) > 4:
        return ""
    rows, rank = found[0], int(last)
    to = {"up": rank - 1, "down": rank + 1}.get(what)
    if what == "remove" and rank < len(rows):
        del rows[rank]
        return ".".join(way)
    if to is not None and 0 <= to < len(rows) and rank < len(rows):
        rows[rank], rows[to] = rows[to], rows[rank]
        return within(".".join(way), to)
    return ""


def _added(content: Any, parts: Sequence[Part], path: str, block_type: str) -> str:
    found = _at(content, parts, path.split("."))
    if found is None:
        return ""
    rows, part = found
    row: dict[str, Any] = {"type": block_type} if isinstance(part, Blocks) else {}
    inner = part.parts_of(row)
    if inner is None or len(rows) >= part.most:
        return ""
    rows.append({one.name: row.get(one.name, one.usual()) for one in inner})
    return within(path, len(rows) - 1)


def _at(content: Any, parts: Sequence[Part], way: list[str]) -> tuple[list[Any], Rows] | None:
    """Return the rows that *way* leads to, and their part."""
    part: Part | None = None
    for step in way:
        if isinstance(part, Rows):
            if not (step.isascii() and step.isdecimal() and len(step) < 5 and int(step) < len(content)):
                return None
            content = content[int(step)]
            parts, part = part.parts_of(content) or (), None
        else:
            part = next((one for one in parts if one.name == step), None)
            if part is None:
                return None
            content, parts = content[step], getattr(part, "parts", ())
    return (content, part) if isinstance(part, Rows) else None
