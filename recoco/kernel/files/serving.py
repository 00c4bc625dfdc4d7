"""Hands a file out with headers that let nothing in it act; who may have it is the caller's question."""

import structlog
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from recoco.kernel.files.keys import PREVIEW_SIDES, preview_key
from recoco.kernel.files.kinds import OPENING_IN_PAGE
from recoco.kernel.files.models import StoredFile

log = structlog.get_logger(__name__)

NOTHING_LOADS = "default-src 'none'; style-src 'unsafe-inline'"
NOTHING_RUNS = f"sandbox; {NOTHING_LOADS}"
PDF = "application/pdf"


def serve(request: HttpRequest, stored: StoredFile, *, inline: bool = False) -> HttpResponseBase:
    """Answer the content of *stored*, which the caller looked up through the rights of what shows it.

    :param inline: show images and PDF in the browser; other kinds are always saved.
    :raises Http404: when the storage has lost it.
    """
    etag = f'"{stored.sha256}"'
    response = get_conditional_response(request, etag=etag) or _whole(stored, inline=inline)
    # Safari shows an empty window for a PDF in a sandbox; it is never read as a page, and Chromium's viewer is one.
    return _harmless(response, etag, NOTHING_LOADS if inline and stored.content_type == PDF else NOTHING_RUNS)


def serve_preview(request: HttpRequest, stored: StoredFile, size: str) -> HttpResponseBase:
    """Answer a small picture of *stored*, which the caller looked up through the rights of what shows it.

    :param size: one of `keys.PREVIEW_SIDES`.
    :raises Http404: when there is none.
    """
    if not stored.has_preview or size not in PREVIEW_SIDES:
        raise Http404
    etag = f'"{stored.sha256}.{size}"'
    response = get_conditional_response(request, etag=etag) or _small(stored, size)
    return _harmless(response, etag)


def _small(stored: StoredFile, size: str) -> FileResponse:
    key = preview_key(stored.key, size)
    try:
        return FileResponse(default_storage.open(key), content_type="image/webp")
    except FileNotFoundError as error:
        log.error("file lost by the storage", key=key)
        raise Http404 from error


def _harmless(response: HttpResponseBase, etag: str, policy: str = NOTHING_RUNS) -> HttpResponseBase:
    """Give *response* the headers that let nothing in it act."""
    response.headers["ETag"] = etag
    # Shown again only after asking: the right to it may have gone.
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _whole(stored: StoredFile, *, inline: bool) -> FileResponse:
    try:
        content = default_storage.open(stored.key)
    except FileNotFoundError as error:
        log.error("file lost by the storage", key=stored.key)
        raise Http404 from error
    shown = inline and stored.content_type in OPENING_IN_PAGE
    return FileResponse(content, as_attachment=not shown, filename=stored.name, content_type=stored.content_type)
