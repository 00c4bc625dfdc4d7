"""The documents of a dossier: what they hold and who will know; then each, on screen, as PDF or as an archive."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.journal import note_several, opens
from recoco.domain.cases.models import Opened, Placement
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.zipping import archived
from recoco.kernel.ui.pdf import NoPdf, pdf_of
from recoco.surfaces.papers.archive import entries
from recoco.surfaces.papers.asking import Asked, asked_by
from recoco.surfaces.papers.facts import Reach, openings
from recoco.surfaces.papers.fitting import fitted, shortenings
from recoco.surfaces.papers.note import Note, note_of
from recoco.surfaces.papers.whole import Whole, whole_of

View = Callable[..., HttpResponseBase]


def document(view: Callable[[HttpRequest, Placement, Asked], HttpResponseBase]) -> View:
    """Give the view the placement and what is asked; who opens a document is written in the access journal."""

    @require_http_methods(["GET", "POST"])
    @access(Permission.CASE_EXPORT)
    @with_placement(Permission.CASE_VIEW)
    @wraps(view)
    def found(request: HttpRequest, placement: Placement) -> HttpResponseBase:
        request.actor.must(Permission.CASE_EXPORT, placement)  # type: ignore[attr-defined]
        opens(request, placement, Opened.EXPORT)
        return view(request, placement, asked_by(request, placement))

    return found


@require_GET
@access(Permission.CASE_EXPORT)
@with_placement(Permission.CASE_VIEW)
def index(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Say what each document holds, and offer it."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(Permission.CASE_EXPORT, placement)
    context = {"frame": frame_of(request, placement), "case": placement.case, "placement": placement}
    context["may_read_private"] = actor.may(Permission.NOTE_READ, placement)
    return render(request, "papers/index.html", context)


@document
def note(request: HttpRequest, placement: Placement, asked: Asked) -> HttpResponse:
    """Show the note, to be printed."""
    shortened = fitted(_noted(request, placement, asked))
    _note_openings(request, placement, shortened.contacts.things)
    return render(request, "papers/note.html", _of_note(shortened, asked))


@document
def note_pdf(request: HttpRequest, placement: Placement, asked: Asked) -> HttpResponse:
    """Hand out the note as one page of PDF, shortened until it is one."""
    gathered = _noted(request, placement, asked)
    shortened = fitted(gathered)
    try:
        for shortened in shortenings(gathered):
            context = _of_note(shortened, asked)
            content, pages = pdf_of(render_to_string("papers/note.html", context | {"apart": True}, request))
            if pages == 1:
                break
    except NoPdf as missing:
        _note_openings(request, placement, shortened.contacts.things)
        return render(request, "papers/note.html", _of_note(shortened, asked) | {"warning": missing.sentence})
    _note_openings(request, placement, shortened.contacts.things)
    return _pdf(content, f"note-{placement.case.slug}.pdf")


@document
def whole(request: HttpRequest, placement: Placement, asked: Asked) -> HttpResponse:
    """Show the whole dossier, to be printed."""
    return render(request, "papers/whole.html", _of_whole(_gathered(request, placement, asked), asked))


@document
def whole_pdf(request: HttpRequest, placement: Placement, asked: Asked) -> HttpResponse:
    """Hand out the whole dossier as PDF."""
    context = _of_whole(_gathered(request, placement, asked), asked)
    try:
        content, _ = pdf_of(render_to_string("papers/whole.html", context | {"apart": True}, request))
    except NoPdf as missing:
        return render(request, "papers/whole.html", context | {"warning": missing.sentence})
    return _pdf(content, f"dossier-{placement.case.slug}.pdf")


@document
def archive(request: HttpRequest, placement: Placement, asked: Asked) -> HttpResponseBase:
    """Hand out the whole dossier with its files, in one zip written as it leaves."""
    written = entries(request, _gathered(request, placement, asked))
    answer = StreamingHttpResponse(archived(written), content_type="application/zip")
    return _saved(answer, f"dossier-{placement.case.slug}.zip")


def _noted(request: HttpRequest, placement: Placement, asked: Asked) -> Note:
    actor = request.actor  # type: ignore[attr-defined]
    return note_of(placement, actor, with_details=asked.details)


def _gathered(request: HttpRequest, placement: Placement, asked: Asked) -> Whole:
    actor = request.actor  # type: ignore[attr-defined]
    found = whole_of(placement, actor, with_private=asked.private, with_details=asked.details)
    _note_openings(request, placement, found.contacts)
    return found


def _note_openings(request: HttpRequest, placement: Placement, contacts: Any) -> None:
    """Write in the access journal what a form asked for; the middleware writes what a link did."""
    if request.method == "POST":
        told: list[Reach] = list(contacts)
        actor = request.actor  # type: ignore[attr-defined]
        note_several(openings(placement, told, actor), by=actor)


def _of_note(shown: Note, asked: Asked) -> dict[str, Any]:
    return {"note": shown, "case": shown.placement.case, "placement": shown.placement, "asked": asked}


def _of_whole(shown: Whole, asked: Asked) -> dict[str, Any]:
    return {"whole": shown, "case": shown.placement.case, "placement": shown.placement, "asked": asked, "places": {}}


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer: HttpResponse = _saved(HttpResponse(content, content_type="application/pdf"), name)
    return answer


def _saved(answer: Any, name: str) -> Any:
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    answer["X-Content-Type-Options"], answer["Cache-Control"] = "nosniff", "private, no-store"
    return answer
