"""Writes a zip archive as it leaves: whatever the number of files and their size, one chunk is in memory."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

import structlog
from django.core.files.storage import default_storage
from django.utils.timezone import localtime

from recoco.kernel.files.models import StoredFile

log = structlog.get_logger(__name__)

CHUNK_BYTES = 64 * 1024
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


class _Outlet:
    """What `zipfile` writes to: it keeps what comes until it is taken, and never goes back."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def write(self, chunk: bytes) -> int:
        self._waiting.append(bytes(chunk))
        return len(chunk)

    def flush(self) -> None:
        """Have nothing to do."""

    def taken(self) -> bytes:
        chunk, self._waiting = b"".join(self._waiting), []
        return chunk


@dataclass(frozen=True)
class Entry:
    """One file of an archive.

    :param path: its folders and its name, fit for every system (`entries_of`).
    :param source: a file of the storage, or what was written for the archive.
    """

    path: str
    at: datetime
    source: StoredFile | bytes


def zipped(files: Iterable[StoredFile]) -> Iterator[bytes]:
    """Yield the archive of *files*; one that the storage has lost is left out, and noted in the logs."""
    yield from archived(entries_of(files))


def entries_of(files: Iterable[StoredFile], folder: str = "") -> list[Entry]:
    """Return *files* as entries of a folder; two of the same name are told apart."""
    names = set[str]()
    return [Entry(folder + _apart(everywhere_fit(one.name), names), one.created_at, one) for one in files]


def archived(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Yield the archive of *entries*; stored files are kept as they are: most contents are compressed already."""
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as archive:  # type: ignore[call-overload]
        for one in entries:
            entry = zipfile.ZipInfo(one.path, localtime(one.at).timetuple()[:6])
            entry.external_attr = 0o644 << 16
            if isinstance(one.source, bytes):
                archive.writestr(entry, one.source, zipfile.ZIP_DEFLATED)
                yield outlet.taken()
                continue
            try:
                content = default_storage.open(one.source.key)
            except FileNotFoundError:
                log.error("file lost by the storage", key=one.source.key)
                continue
            entry.file_size = one.source.size
            with content, archive.open(entry, "w") as into:
                for chunk in content.chunks(CHUNK_BYTES):
                    into.write(chunk)
                    yield outlet.taken()
    yield outlet.taken()


def everywhere_fit(name: str) -> str:
    """Return *name* as every system can write it: Windows refuses some characters, and names of devices."""
    fit = _REFUSED.sub("-", name).rstrip(". ") or "fichier"
    return f"_{fit}" if _DEVICE.match(fit) else fit


def _apart(name: str, names: set[str]) -> str:
    """Return *name*, or « plan (2).pdf » when there is one already."""
    path, rank, found = PurePosixPath(name), 1, name
    while found.lower() in names:
        rank += 1
        found = f"{path.stem} ({rank}){path.suffix}"
    names.add(found.lower())
    return found
