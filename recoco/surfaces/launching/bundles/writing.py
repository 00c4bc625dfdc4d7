"""Writes a portal as a bundle: always the same text for the same portal, and one that people can read."""

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import yaml
from django.core.files.storage import default_storage

from recoco.kernel.files.names import extension_of
from recoco.kernel.versions.kinds import document_kinds
from recoco.kernel.versions.models import Illustration
from recoco.kernel.versions.parts import Fields, Part
from recoco.kernel.versions.rows import BLOCK_TYPE, Rows
from recoco.kernel.versions.texts import Image
from recoco.surfaces.launching.bundles.bundle import FORMAT, Bundle, documents_of
from recoco.surfaces.launching.bundles.reading import IMAGES, YAML_NAME

WIDTH = 110
# The least date that an archive can hold: the same portal gives the same bytes.
NO_DATE = (1980, 1, 1, 0, 0, 0)


class Writer(yaml.SafeDumper):
    """Sets rows back from their list, and texts of several lines as they read."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, indentless=False)


def _text(writer: Any, text: str) -> Any:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Writer.add_representer(str, _text)


def bundle_of_portal() -> Bundle:
    """Return the current portal as a bundle: what its documents say beyond what goes without saying."""
    documents: dict[str, dict[str, Any]] = {}
    named: set[str] = set()
    for name, kind in document_kinds().items():
        found = {key: kind.read(key) for key in documents_of(kind)}
        written = {key: content for key, content in sorted(found.items()) if content is not None}
        for content in written.values():
            named |= set(_images(kind.parts, content))
        if written:
            documents[name] = {key: said_only(kind.parts, content) for key, content in written.items()}
    return Bundle(documents, images=_contents(named))


def said_only(parts: Sequence[Part], content: Any) -> Any:
    """Return *content* without what takes its usual value anyway, in the order of the parts."""
    return {
        part.name: _said(part, content[part.name])
        for part in parts
        if part.name in content and (part is BLOCK_TYPE or content[part.name] != part.usual())
    }


def yaml_of(bundle: Bundle) -> str:
    """Return the text of *bundle*."""
    top: dict[str, Any] = {"recoco": FORMAT}
    top |= {name: value for name in ("title", "summary") if (value := getattr(bundle, name))}
    top["documents"] = {
        name: documents[""] if kind.is_single else dict(documents)
        for name, kind in document_kinds().items()
        if (documents := bundle.documents.get(name))
    }
    return yaml.dump(top, Dumper=Writer, sort_keys=False, allow_unicode=True, width=WIDTH)


def archive_of(bundle: Bundle) -> bytes:
    """Return *bundle* as an archive: its text, and each image named by the digest of its content."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(YAML_NAME, NO_DATE), yaml_of(bundle))
        for _, (name, data) in sorted(bundle.images.items()):
            archive.writestr(zipfile.ZipInfo(f"{IMAGES}{name}", NO_DATE), data)
    return held.getvalue()


def _said(part: Part, value: Any) -> Any:
    if isinstance(part, Rows):
        return [said_only(part.parts_of(row) or (), row) for row in value]
    return said_only(part.parts, value) if isinstance(part, Fields) else value


def _images(parts: Sequence[Part], content: Any) -> Iterator[str]:
    for part in parts:
        value = content.get(part.name)
        if isinstance(part, Image) and value:
            yield value
        elif isinstance(part, Rows):
            for row in value or ():
                yield from _images(part.parts_of(row) or (), row)
        elif isinstance(part, Fields) and value:
            yield from _images(part.parts, value)


def _contents(digests: set[str]) -> dict[str, tuple[str, bytes]]:
    found: dict[str, tuple[str, bytes]] = {}
    for kept in Illustration.objects.filter(sha256__in=digests).select_related("file"):
        stored = kept.file
        with default_storage.open(stored.key) as file:
            found[stored.sha256] = (f"{stored.sha256}.{extension_of(stored.name)}", file.read())
    return found
