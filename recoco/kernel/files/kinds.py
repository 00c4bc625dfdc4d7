"""The kinds of files that are accepted: an allow-list by extension, checked against the content."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from recoco.kernel.files.likenesses import (
    Likeness,
    archive,
    drawing,
    json,
    magic,
    office,
    open_document,
    starting,
    text,
    xml,
)

OPEN_XML = "application/vnd.openxmlformats-officedocument"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
OLD_OFFICE = starting(bytes.fromhex("D0CF11E0A1B11AE1"))
HEIC = starting(*(b"ftyp" + brand for brand in (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")), at=4)


@dataclass(frozen=True)
class FileKind:
    """A kind of file.

    :param extension: without its dot, in lower case.
    :param content_type: what it is served as.
    :param is_like: whether a content may be of this kind.
    :param opens_in_page: whether browsers show it safely by themselves.
    """

    extension: str
    content_type: str
    is_like: Likeness
    opens_in_page: bool = False


_ALL = (
    FileKind("pdf", "application/pdf", magic("pdf"), opens_in_page=True),
    FileKind("doc", "application/msword", OLD_OFFICE),
    FileKind("docx", f"{OPEN_XML}.wordprocessingml.document", office("word")),
    FileKind("odt", f"{OPEN_DOCUMENT}.text", open_document("text")),
    FileKind("txt", "text/plain", text),
    FileKind("md", "text/markdown", text),
    FileKind("xls", "application/vnd.ms-excel", OLD_OFFICE),
    FileKind("xlsx", f"{OPEN_XML}.spreadsheetml.sheet", office("xl")),
    FileKind("ods", f"{OPEN_DOCUMENT}.spreadsheet", open_document("spreadsheet")),
    FileKind("csv", "text/csv", text),
    FileKind("ppt", "application/vnd.ms-powerpoint", OLD_OFFICE),
    FileKind("pptx", f"{OPEN_XML}.presentationml.presentation", office("ppt")),
    FileKind("odp", f"{OPEN_DOCUMENT}.presentation", open_document("presentation")),
    FileKind("png", "image/png", magic("png"), opens_in_page=True),
    FileKind("jpg", "image/jpeg", starting(b"\xff\xd8\xff"), opens_in_page=True),
    FileKind("jpeg", "image/jpeg", starting(b"\xff\xd8\xff"), opens_in_page=True),
    FileKind("gif", "image/gif", magic("gif"), opens_in_page=True),
    FileKind("webp", "image/webp", magic("webp"), opens_in_page=True),
    FileKind("heic", "image/heic", HEIC),
    FileKind("zip", "application/zip", archive),
    FileKind("kml", "application/vnd.google-earth.kml+xml", xml("kml")),
    FileKind("gpx", "application/gpx+xml", xml("gpx")),
    FileKind("geojson", "application/geo+json", json),
    FileKind("dwg", "image/vnd.dwg", magic("dwg")),
    FileKind("dxf", "image/vnd.dxf", drawing),
)
KINDS = {kind.extension: kind for kind in _ALL}
IMAGES = frozenset({"png", "jpg", "jpeg", "gif", "webp"})
OPENING_IN_PAGE = frozenset(kind.content_type for kind in _ALL if kind.opens_in_page)


def enumerated(extensions: Iterable[str] | None = None) -> str:
    """Return *extensions* (all by default) in the order of the list, as « pdf, doc, docx »."""
    chosen: Collection[str] = KINDS if extensions is None else set(extensions)
    return ", ".join(kind.extension for kind in _ALL if kind.extension in chosen)
