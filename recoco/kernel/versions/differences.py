"""What changes from one content to another, in words: for histories, and before a bundle is imported."""

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from recoco.kernel.versions.parts import Fields, Part
from recoco.kernel.versions.rows import Blocks, Rows

STEP = " › "


class Difference(NamedTuple):
    """One thing that changes.

    :param path: in words, such as « Blocs › 2 › Titre ».
    :param before: as people read it; empty when it was not there.
    :param after: as people read it; empty when it is no more.
    """

    path: str
    before: str
    after: str


def differences(before: Any, after: Any, parts: Sequence[Part] = ()) -> list[Difference]:
    """Return what changes from *before* to *after*, one line a thing.

    :param parts: those of the document, whose labels make the paths; without them the names of the keys do.
    """
    return list(_between(before, after, Fields("", "", parts=parts) if parts else None, ""))


def _between(before: Any, after: Any, part: Part | None, path: str) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _in_fields(before, after, part, path)
    elif _is_rows(before) and _is_rows(after) and (before or after):
        yield from _in_rows(before or [], after or [], part, path)
    elif isinstance(before, dict) or isinstance(after, dict):
        yield from _in_fields(before or {}, after or {}, part, path)
    else:
        yield Difference(path, _said(before, part), _said(after, part))


def _is_rows(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(one, dict) for one in value))


def _in_fields(before: Any, after: Any, part: Part | None, path: str) -> Iterator[Difference]:
    known = {one.name: one for one in getattr(part, "parts", ())}
    for name in dict.fromkeys([*known, *before, *after]):
        inner = known.get(name)
        if name in before or name in after:
            words = inner.label if inner else str(name)
            yield from _between(before.get(name), after.get(name), inner, f"{path}{STEP}{words}" if path else words)


def _in_rows(before: list[Any], after: list[Any], part: Part | None, path: str) -> Iterator[Difference]:
    """Follow rows through insertions and removals; those at the same place are compared field by field."""
    said = [[json.dumps(row, sort_keys=True) for row in rows] for rows in (before, after)]
    matcher = SequenceMatcher(None, said[0], said[1])
    for what, start, end, to_start, to_end in matcher.get_opcodes():
        if what == "equal":
            continue
        for rank in range(max(end - start, to_end - to_start)):
            old = before[start + rank] if start + rank < end else None
            new = after[to_start + rank] if to_start + rank < to_end else None
            place = f"{path}{STEP}{(start if new is None else to_start) + rank + 1}"
            if old is not None and new is not None and old.get("type") == new.get("type"):
                yield from _between(old, new, _of_row(part, new), place)
            else:
                yield Difference(place, _said(old, _of_row(part, old)), _said(new, _of_row(part, new)))


def _of_row(part: Part | None, row: Any) -> Part | None:
    if isinstance(part, Blocks) and isinstance(row, dict) and row.get("type") in part.types:
        return part.types[row["type"]]
    return Fields("", "", parts=part.each) if isinstance(part, Rows) else None


def _said(value: Any, part: Part | None) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        known = {one.name: one for one in getattr(part, "parts", ())}
        return ", ".join(filter(None, (_said(one, known.get(name)) for name, one in value.items() if name != "key")))
    if isinstance(value, list) and not (part and type(part).said is not Part.said):
        return ", ".join(_said(one, None) for one in value)
    if isinstance(value, bool) and part is None:
        return "oui" if value else "non"
    return part.said(value) if part else str(value)
