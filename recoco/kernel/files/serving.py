"""Hands a file out with headers that let nothing in it act; who may have it is the caller's question."""

import structlog
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from recoco.kernel.files.kinds import OPENING_IN_PAGE
from recoco.kernel.files.models import StoredFile

log = structlog.get_logger(__name__)

NOTHING_RUNS = "sandbox; default-src 'none'; style-src 'unsafe-inline'"


def serve(request: HttpRequest, stored: StoredFile, *, inline: bool = False) -> HttpResponseBase:
    """Answer the content of *stored*, which the caller looked up through the rights of what shows it.

    :param inline: show images and PDF in the browser; other kinds are always saved.
    :raises Http404: when the storage has lost it.
    """
    etag = f'"{stored.sha256}"'
    response = get_conditional_response(request, etag=etag) or _whole(stored, inline=inline)
    response.headers["ETag"] = etag
    # Shown again only after asking: the right to it may have gone.
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Security-Policy"] = NOTHING_RUNS
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
