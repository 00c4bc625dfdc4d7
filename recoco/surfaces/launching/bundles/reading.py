"""Reads a bundle: a YAML file, or an archive of one with its images."""

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.versions.kinds import document_kinds
from recoco.surfaces.launching.bundles.bundle import FORMAT, ONLY_KEY, BrokenBundle, Bundle, Fault
from recoco.surfaces.launching.bundles.parsing import parsed

YAML_NAME, IMAGES = "portail.yaml", "images/"
MOST_BYTES, MOST_FILES = 60_000_000, 200
FIRST_LINE = f"recoco: {FORMAT}"
TOP = ("recoco", "title", "summary", "documents")


def read_file(path: Path) -> Bundle:
    """Read the bundle at *path*: `.yaml`, `.zip`, or a folder.

    :raises Refused: when there is nothing to read there.
    :raises BrokenBundle: when it is not a bundle.
    """
    try:
        if path.is_dir():
            images = {one.name: one.read_bytes() for one in sorted((path / IMAGES).glob("*"))}
            return read_text((path / YAML_NAME).read_bytes(), images)
        return read_bytes(path.read_bytes())
    except OSError as error:
        raise Refused(f"Impossible de lire {path}\u00a0: {error.strerror}.") from None


def read_bytes(content: bytes) -> Bundle:
    """Read the bundle that a file holds, whatever it is called.

    :raises BrokenBundle: when it is not a bundle.
    """
    if not content.startswith(b"PK"):
        return read_text(content, {})
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = [one for one in archive.infolist() if not one.is_dir()]
            if len(parts) > MOST_FILES or sum(one.file_size for one in parts) > MOST_BYTES:
                raise _broken("Cette archive est trop grosse pour décrire un portail.")
            held = {one.filename: archive.read(one) for one in parts}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError):
        raise _broken("Cette archive est abîmée\u00a0: exportez-la de nouveau.") from None
    if YAML_NAME not in held:
        raise _broken(f"Cette archive ne contient pas de fichier {YAML_NAME}.")
    images = {name.removeprefix(IMAGES): data for name, data in held.items() if name.startswith(IMAGES)}
    return read_text(held[YAML_NAME], images)


def read_text(content: bytes, images: dict[str, bytes]) -> Bundle:
    """Read the text of a bundle.

    :param images: content of each, by the name of its file; a document names an image by the digest of its content.
    :raises BrokenBundle: when it is not a bundle.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _broken("Ce fichier n’est pas un texte en UTF-8.") from None
    top, lines = parsed(text)
    if not isinstance(top, dict) or top.get("recoco") != FORMAT:
        raise _broken(f"Ce fichier ne décrit pas un portail\u00a0: il devrait commencer par « {FIRST_LINE} ».")
    faults = [Fault(lines.get(name, 0), name, "Ce nom ne dit rien ici.") for name in top if name not in TOP]
    faults += [
        Fault(lines.get(name, 0), name, "Écrivez ici un texte.")
        for name in ("title", "summary")
        if not isinstance(top.get(name, ""), str)
    ]
    documents = _documents(top.get("documents"), lines, faults)
    if faults:
        raise BrokenBundle(faults)
    by_digest = {hashlib.sha256(data).hexdigest(): (name, data) for name, data in images.items()}
    return Bundle(documents, top.get("title", ""), top.get("summary", ""), by_digest, lines)


def _documents(said: Any, lines: dict[str, int], faults: list[Fault]) -> dict[str, dict[str, Any]]:
    if not isinstance(said, dict):
        faults.append(Fault(lines.get("documents", 0), "documents", "Décrivez ici les documents du portail."))
        return {}
    found: dict[str, dict[str, Any]] = {}
    for name, content in said.items():
        path = f"documents.{name}"
        kind = document_kinds().get(name)
        if kind is None:
            known = ", ".join(document_kinds())
            faults.append(
                Fault(lines.get(path, 0), path, f"Ce document n’existe pas. Ceux qui existent\u00a0: {known}.")
            )
        elif kind.is_single:
            found[name] = {ONLY_KEY: content}
        elif isinstance(content, dict):
            found[name] = content
        else:
            faults.append(Fault(lines.get(path, 0), path, "Donnez un nom à chacun de ces documents."))
    return found


def _broken(sentence: str) -> BrokenBundle:
    return BrokenBundle([Fault(0, "", sentence)])
