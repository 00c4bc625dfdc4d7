"""Reads what somebody sends and says what it is, or why it cannot be kept."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from recoco.kernel.files.kinds import KINDS, FileKind, enumerated
from recoco.kernel.files.likenesses import HEAD_BYTES, Content
from recoco.kernel.files.names import clean_name, extension_of
from recoco.kernel.files.refusals import FileRefused

MOST_BYTES = 20 * 1024 * 1024
TOO_BIG = "«\u00a0{name}\u00a0» pèse plus de 20\u00a0Mo. Réduisez-le, ou partagez plutôt un lien vers ce fichier."
EMPTY = "«\u00a0{name}\u00a0» est vide. Vérifiez le fichier, puis choisissez-le de nouveau."
UNKNOWN = "Le format de «\u00a0{name}\u00a0» n’est pas accepté. Formats acceptés\u00a0: {accepted}."
LYING = (
    "Le contenu de «\u00a0{name}\u00a0» n’est pas celui d’un fichier {extension}. "
    "Enregistrez-le de nouveau dans l’un des formats acceptés\u00a0: {accepted}."
)


@dataclass(frozen=True)
class Examined:
    """What a file is, found by reading it.

    :param name: fit to be shown.
    :param size: bytes.
    """

    name: str
    kind: FileKind
    size: int
    sha256: str


def examine(upload: Any, *, accepted: Collection[str] | None = None) -> Examined:
    """Read *upload* and tell what it is; nothing is written.

    :param upload: a Django file, such as those of a request or `ContentFile`.
    :param accepted: narrower list of extensions (`IMAGES`…); all those known by default.
    :raises FileRefused: when it is empty, too big, of another format, or not what its name claims.
    """
    name = clean_name(upload.name or "")
    extension = extension_of(name)
    allowed = KINDS.keys() if accepted is None else accepted
    if extension not in allowed:
        raise FileRefused(UNKNOWN.format(name=name, accepted=enumerated(accepted)))
    size, sha256, head = _read(upload, name)
    kind = KINDS[extension]
    if not kind.is_like(Content(head, upload)):
        raise FileRefused(LYING.format(name=name, extension=extension, accepted=enumerated(accepted)))
    upload.seek(0)
    return Examined(name, kind, size, sha256)


def _read(upload: Any, name: str) -> tuple[int, str, bytes]:
    """Return size, digest and first bytes; what the browser says of the size is not believed."""
    size, digest, head = 0, hashlib.sha256(), b""
    for chunk in upload.chunks():
        size += len(chunk)
        if size > MOST_BYTES:
            raise FileRefused(TOO_BIG.format(name=name))
        digest.update(chunk)
        if len(head) < HEAD_BYTES:
            head += chunk[: HEAD_BYTES - len(head)]
    if not size:
        raise FileRefused(EMPTY.format(name=name))
    return size, digest.hexdigest(), head
