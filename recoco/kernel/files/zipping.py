"""Writes a zip archive as it leaves: whatever the number of files and their size, one chunk is in memory."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

import structlog
from django.core.files.storage import default_storage
from django.utils.timezone import localtime

from recoco.kernel.files.models import StoredFile

log = structlog.get_logger(__name__)

CHUNK_BYTES = 64 * 1024


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


def zipped(files: Iterable[StoredFile]) -> Iterator[bytes]:
    """Yield the archive of *files*, as they are: most contents are compressed already.

    Two of the same name are told apart; one that the storage has lost is left out, and noted in the logs.
    """
    outlet, names = _Outlet(), set[str]()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as archive:  # type: ignore[call-overload]
        for stored in files:
            try:
                content = default_storage.open(stored.key)
            except FileNotFoundError:
                log.error("file lost by the storage", key=stored.key)
                continue
            entry = zipfile.ZipInfo(_apart(stored.name, names), localtime(stored.created_at).timetuple()[:6])
            entry.external_attr = 0o644 << 16
            entry.file_size = stored.size
            with content, archive.open(entry, "w") as into:
                for chunk in content.chunks(CHUNK_BYTES):
                    into.write(chunk)
                    yield outlet.taken()
    yield outlet.taken()


def _apart(name: str, names: set[str]) -> str:
    """Return *name*, or « plan (2).pdf » when there is one already."""
    path, rank, found = PurePosixPath(name), 1, name
    while found.lower() in names:
        rank += 1
        found = f"{path.stem} ({rank}){path.suffix}"
    names.add(found.lower())
    return found
