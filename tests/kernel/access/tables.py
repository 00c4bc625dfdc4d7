"""Reads the tables of `docs/reference/droits.md`."""

import re
from pathlib import Path

import recoco

DOCUMENT = Path(recoco.__file__).parent.parent / "docs" / "reference" / "droits.md"

Row = dict[str, str]


def table(first_header: str) -> list[Row]:
    """Return the rows of the table whose first column is called *first_header*, by the names of its columns."""
    lines = iter(DOCUMENT.read_text().splitlines())
    headers = next(cells for line in lines if (cells := _cells(line)) and cells[0] == first_header)
    next(lines)
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append(dict(zip(headers, _cells(line), strict=True)))
    return rows


def actions() -> dict[str, Row]:
    """Return the first table by permission: one line may name several."""
    found: dict[str, Row] = {}
    for row in table("permission"):
        for name in re.sub(r"\(.*?\)", "", row["permission"]).split(","):
            assert name.strip() not in found, f"{name} stands twice in the table"
            found[name.strip()] = row
    return found


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
