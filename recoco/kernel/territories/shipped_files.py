"""Opens the reference data that comes with the product; its sources are credited in `shipped/SOURCES.md`."""

import csv
import io
import lzma
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TextIO

FOLDER = Path(__file__).parent / "shipped"
# The geography that the shipped files describe. To be changed with them.
AS_OF = date(2026, 1, 1)


@contextmanager
def open_text(path: Path) -> Iterator[TextIO]:
    """Open a UTF-8 text file, compressed (.xz) or not, with or without a byte order mark."""
    with lzma.open(path, "rb") if path.suffix == ".xz" else path.open("rb") as raw:
        yield io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")


def shipped_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a shipped CSV file.

    :param name: of the file, without its endings: « communes ».
    """
    with open_text(shipped_path(f"{name}.csv")) as stream:
        return list(csv.DictReader(stream))


def shipped_outlines(name: str) -> str:
    """Return shipped outlines as GeoJSON text, WGS 84; each feature's id is its code.

    :param name: « departements » or « regions ».
    """
    with open_text(shipped_path(f"{name}.geojson")) as stream:
        return stream.read()


def shipped_path(name: str) -> Path:
    """Return where a shipped file lies, compressed or not."""
    path = FOLDER / name
    return path if path.exists() else path.with_name(f"{name}.xz")


@cache
def shipped_digest() -> str:
    """Return the SHA-256 of all shipped reference rows: it changes when any of them does."""
    digest = sha256()
    for path in sorted(FOLDER.glob("*.csv*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
