"""Reads the list of names of a zip archive, and nothing else: what is inside is never expanded."""

import struct
from collections.abc import Iterator
from io import SEEK_END
from typing import BinaryIO

MOST_NAMES = 5_000
_END = struct.Struct("<4s4H2LH")  # the last record, then a comment of 65,535 bytes at most
_ENTRY = struct.Struct("<4s6H3L5H2L")  # one file of the directory, then its name, extra and comment
_LONGEST_END = _END.size + 0xFFFF


def names_in(archive: BinaryIO) -> Iterator[str]:
    """Yield the first names of the directory of *archive*, in order; nothing when it is not a sound zip."""
    archive.seek(0, SEEK_END)
    size = archive.tell()
    archive.seek(max(0, size - _LONGEST_END))
    tail = archive.read(_LONGEST_END)
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < _END.size:
        return
    *_, directory_size, directory_start, _ = _END.unpack_from(tail, found)
    if directory_start + directory_size > size:
        return
    archive.seek(directory_start)
    for _ in range(MOST_NAMES):
        record = archive.read(_ENTRY.size)
        if len(record) < _ENTRY.size or not record.startswith(b"PK\x01\x02"):
            return
        fields = _ENTRY.unpack(record)
        name_length, extra_length, comment_length = fields[10:13]
        yield archive.read(name_length).decode("utf-8", "replace")
        archive.seek(extra_length + comment_length, 1)
