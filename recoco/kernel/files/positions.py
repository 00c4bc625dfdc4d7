"""Takes out of a photograph where it was taken, and nothing else: not one pixel is decoded, turned or compressed again.

What cameras and telephones write is looked for in the bytes of the whole file: a picture may hold a second one, or a
few seconds of film, each with its own position. What is found is emptied in place, so that nothing else moves.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from itertools import islice

PHOTOGRAPHS = frozenset({"jpg", "jpeg", "png", "webp", "heic", "gif"})

_HEADERS = re.compile(rb"II\*\x00|MM\x00\*")  # of TIFF, the format of what cameras say (Exif)
_POSITION = 0x8825  # the entry that leads to the position
_LONG = 4
_MOST_FOUND = 1_000  # by chance, there are a dozen in twenty megabytes; a file made of them must not keep us busy
_MOST_ENTRIES, _MOST_DIRECTORIES, _MOST_VALUE_BYTES = 200, 4, 65_536
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}  # bytes of a value, by type
_WRITTEN = re.compile(rb"""(:GPS\w+\s*(?:=\s*["']|>))([^<"']{1,400})""")  # in XMP, as an attribute or an element
_FILMED = re.compile(rb"[+-]\d{2}\.\d{3,9}[+-]\d{3}\.\d{3,9}")  # ISO 6709, in the film that goes with a picture
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TEXTS = (b"zTXt", b"iTXt", b"tEXt")
_PNG_HIDDEN = (b"Raw profile type exif", b"Raw profile type APP1", b"Raw profile type xmp")
_PNG_XMP = b"XML:com.adobe.xmp"


def without_position(content: bytes) -> bytes:
    """Return a picture without the place where it was taken; *content* itself when it says none."""
    found = bytearray(content)
    for header in islice(_HEADERS.finditer(content), _MOST_FOUND):
        _empty_exif(found, header.start())
    for written in islice(_WRITTEN.finditer(content), _MOST_FOUND):
        found[written.start(2) : written.end(2)] = b" " * len(written[2])
    for filmed in islice(_FILMED.finditer(content), _MOST_FOUND):
        found[filmed.start() : filmed.end()] = re.sub(rb"\d", b"0", filmed[0])
    if content.startswith(_PNG):
        return _sound_png(content, bytes(found))
    return bytes(found)


def _empty_exif(found: bytearray, start: int) -> None:
    """Take the position out of the Exif that begins at *start*, if it is one and says a position."""
    order = "<" if found[start : start + 2] == b"II" else ">"
    (offset,) = struct.unpack_from(f"{order}L", found, start + 4) if start + 8 <= len(found) else (0,)
    seen: set[int] = set()
    while offset and offset not in seen and len(seen) < _MOST_DIRECTORIES:
        seen.add(offset)
        entries = list(_entries(found, start, offset, order))
        if not entries:
            return
        end = start + offset + 2 + 12 * len(entries)
        (following,) = struct.unpack_from(f"{order}L", found, end)
        for place, tag, kind, _ in entries:
            if tag == _POSITION and kind == _LONG:
                (position,) = struct.unpack_from(f"{order}L", found, place + 8)
                _empty_directory(found, start, position, order)
                # What follows moves up: readers find a directory that never had this entry.
                found[place:end] = found[place + 12 : end + 4] + bytes(8)
                struct.pack_into(f"{order}H", found, start + offset, len(entries) - 1)
                break
        offset = following


def _entries(found: bytearray, start: int, offset: int, order: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield place, tag, type and count of each entry of a directory; nothing when there is none there."""
    place = start + offset
    if offset < 8 or place + 2 > len(found):
        return
    (count,) = struct.unpack_from(f"{order}H", found, place)
    if not 0 < count <= _MOST_ENTRIES or place + 2 + 12 * count + 4 > len(found):
        return
    for rank in range(count):
        here = place + 2 + 12 * rank
        yield (here, *struct.unpack_from(f"{order}HHL", found, here))


def _empty_directory(found: bytearray, start: int, offset: int, order: str) -> None:
    """Write zeros over a directory and over what it leads to."""
    entries = list(_entries(found, start, offset, order))
    if not entries or any(kind not in _SIZES or tag > 0xFF for _, tag, kind, _ in entries):
        return  # not a position: nothing is touched
    for place, _, kind, count in entries:
        size = _SIZES[kind] * count
        if 4 < size <= _MOST_VALUE_BYTES:
            (led,) = struct.unpack_from(f"{order}L", found, place + 8)
            if start + led + size <= len(found):
                found[start + led : start + led + size] = bytes(size)
    begin = start + offset
    found[begin : begin + 2 + 12 * len(entries)] = bytes(2 + 12 * len(entries))


def _sound_png(before: bytes, after: bytes) -> bytes:
    """Return a PNG with right sums for what has changed, without the compressed texts that may hold a position."""
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(after):
        (length,) = struct.unpack_from(">L", after, at)
        end = at + 12 + length
        if end > len(after):
            break
        chunk = after[at:end]
        if chunk != before[at:end]:
            chunk = chunk[:-4] + struct.pack(">L", zlib.crc32(chunk[4:-4]))
        if not _hides_position(chunk[4:8], chunk[8:-4]):
            kept.append(chunk)
        at = end
    return b"".join([*kept, after[at:]])


def _hides_position(kind: bytes, body: bytes) -> bool:
    if kind not in _PNG_TEXTS:
        return False
    keyword, _, rest = body.partition(b"\x00")
    return keyword in _PNG_HIDDEN or (keyword == _PNG_XMP and kind == b"iTXt" and rest[:1] == b"\x01")
