"""Small real files for the demonstration, written by hand so that no binary is carried along."""

import struct
import zlib

from django.core.files.base import ContentFile


def note(name: str, *lines: str) -> ContentFile:
    """Return a one-page PDF.

    :param lines: of Latin-1 text, the first one larger.
    """
    shown = [line.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)") for line in lines]
    drawn = b"BT /F1 16 Tf 56 770 Td (" + shown[0] + b") Tj /F1 11 Tf 0 -12 Td "
    drawn += b" ".join(b"0 -18 Td (" + line + b") Tj" for line in shown[1:]) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
    ]
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(content))
    return ContentFile(content + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer, name)


def plan(name: str, *, width: int = 480, height: int = 320) -> ContentFile:
    """Return a PNG: a plan of two buildings and a road, in grey and brick."""
    rows = []
    for y in range(height):
        row = bytearray([0])
        for x in range(width):
            row.extend(_colour(x / width, y / height))
        rows.append(bytes(row))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b"")]
    drawn = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return ContentFile(b"\x89PNG\r\n\x1a\n" + drawn, name)


def _colour(x: float, y: float) -> tuple[int, int, int]:
    if 0.72 < y < 0.84:
        return (150, 150, 150)  # the road
    if (0.12 < x < 0.45 and 0.18 < y < 0.6) or (0.55 < x < 0.88 and 0.3 < y < 0.6):
        return (190, 96, 70)  # the buildings
    return (226, 232, 214)
