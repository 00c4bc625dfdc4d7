"""The smallest contents that are what they claim, one for each kind."""

import io
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile


def zipped(*files: tuple[str, str]) -> bytes:
    """Return a zip archive of (name, text) pairs, the first one uncompressed."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for rank, (name, text) in enumerate(files):
            archive.writestr(name, text, zipfile.ZIP_DEFLATED if rank else zipfile.ZIP_STORED)
    return into.getvalue()


def open_xml(part: str) -> bytes:
    """Return a document of Office Open XML."""
    return zipped(("[Content_Types].xml", "<Types/>"), ("_rels/.rels", "<x/>"), (part, "<x/>"))


def open_document(what: str) -> bytes:
    """Return an OpenDocument."""
    return zipped(("mimetype", f"application/vnd.oasis.opendocument.{what}"), ("content.xml", "<x/>"))


OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
KML = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- un tracé -->\n<kml xmlns="http://www.opengis.net/kml/2.2"></kml>'
GPX = '<?xml version="1.0"?>\n<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"></gpx>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = "<!DOCTYPE html><html><script>alert(1)</script></html>"

SAMPLES: dict[str, bytes] = {
    "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n",
    "doc": OLD_OFFICE,
    "docx": open_xml("word/document.xml"),
    "odt": open_document("text"),
    "txt": "Compte rendu de la réunion : les élèves de l’école".encode(),
    "md": "# Friche Lebel\n\n<b>à voir</b>\n".encode(),
    "xls": OLD_OFFICE,
    "xlsx": open_xml("xl/workbook.xml"),
    "ods": open_document("spreadsheet"),
    "csv": "commune;dépense\nLille;1 200 €\n".encode("cp1252"),
    "ppt": OLD_OFFICE,
    "pptx": open_xml("ppt/presentation.xml"),
    "odp": open_document("presentation"),
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40),
    "jpg": b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00" + bytes(40),
    "jpeg": b"\xff\xd8\xff\xdb\x00\x43" + bytes(40),
    "gif": b"GIF89a\x01\x00\x01\x00" + bytes(20),
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(40),
    "heic": b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic" + bytes(40),
    "zip": zipped(("plans/coupe.txt", "coupe")),
    "kml": KML.encode(),
    "gpx": GPX.encode(),
    "geojson": b'{"type": "FeatureCollection", "features": []}',
    "dwg": b"AC1032\x00\x00\x00\x00" + bytes(40),
    "dxf": b"  0\r\nSECTION\r\n  2\r\nHEADER\r\n",
}


def upload(name: str, content: bytes | str, content_type: str = "application/octet-stream") -> Any:
    """Return a file as a form receives it."""
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content, content_type)


def sample(extension: str, name: str = "") -> Any:
    """Return a file that is what it claims."""
    return upload(name or f"exemple.{extension}", SAMPLES[extension])
