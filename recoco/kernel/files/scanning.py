"""Asks an antivirus about what somebody sends, where the installation has one: the protocol of clamd, by hand."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings

from recoco.kernel.files.refusals import FileRefused

log = structlog.get_logger(__name__)

PATIENCE_SECONDS = 20.0
CHUNK_BYTES = 64 * 1024
INFECTED = "L’antivirus refuse « {name} ». Vérifiez votre poste, puis envoyez un autre fichier."
SILENT = "L’antivirus ne répond pas : « {name} » n’est pas enregistré. Réessayez dans quelques minutes."


def ensure_harmless(upload: Any, name: str) -> None:
    """Let *upload* through when the antivirus has nothing against it, or when there is none.

    :raises FileRefused: when it found something, or does not answer: what was not looked at is not kept.
    """
    if not settings.CLAMD_URL:
        return
    try:
        verdict = _verdict(upload)
    except OSError as error:
        log.error("antivirus unreachable", error=str(error))
        raise FileRefused(SILENT.format(name=name)) from error
    finally:
        upload.seek(0)
    if verdict.endswith("FOUND"):
        log.warning("infected file refused", name=name, verdict=verdict)
        raise FileRefused(INFECTED.format(name=name))
    if not verdict.endswith("OK"):
        log.error("antivirus does not understand", verdict=verdict)
        raise FileRefused(SILENT.format(name=name))


def _verdict(upload: Any) -> str:
    """Stream the content (INSTREAM: lengths and chunks, then a length of zero) and return the answer."""
    with _line() as line:
        line.sendall(b"zINSTREAM\0")
        upload.seek(0)
        while chunk := upload.read(CHUNK_BYTES):
            line.sendall(struct.pack("!L", len(chunk)) + chunk)
        line.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := line.recv(4096)):
            answer += more
    return answer.rstrip(b"\0\n").decode(errors="replace")


@contextmanager
def _line() -> Iterator[socket.socket]:
    place = urlsplit(settings.CLAMD_URL)
    if place.scheme == "unix":
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(PATIENCE_SECONDS)
    else:
        line = socket.create_connection((place.hostname or "", place.port or 3310), PATIENCE_SECONDS)
    with line:
        if place.scheme == "unix":
            line.connect(place.path)
        yield line
