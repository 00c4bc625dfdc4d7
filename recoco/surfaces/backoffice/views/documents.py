"""The form of a document, its preview, and its removal."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.csp import CSP
from django.views.decorators.http import require_http_methods, require_POST

from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.versions.actions import latest_number, save_document
from recoco.kernel.versions.kinds import Content
from recoco.kernel.versions.problems import Overtaken, Problem, Unfit
from recoco.surfaces.backoffice.drawing import nodes_of, summary
from recoco.surfaces.backoffice.previewing import preview as previewed
from recoco.surfaces.backoffice.reading import Reading, moved
from recoco.surfaces.backoffice.views.lookup import Place, kind_or_404, place_or_404

NO_KEY = "Donnez un titre qui contienne des lettres ou des chiffres."
# The frame has the policy of its page: an e-mail carries its styles in itself, and nothing else.
DRAWN: dict[str, Any] = {**settings.SECURE_CSP, "style-src": [CSP.SELF, CSP.UNSAFE_INLINE]}
TAKEN = "Une page porte déjà ce titre : choisissez-en un autre."


@require_http_methods(["GET", "POST"])
@access(Permission.PORTAL_CONFIGURE)
def edit(request: HttpRequest, kind: str, key: str = "") -> HttpResponse:
    """Show the form of a document; save it, or move one of its rows."""
    place, content = place_or_404(request, kind, key)
    if request.method == "GET":
        return _form(request, place, content)
    reading = Reading(request, place.kind.parts)
    if gesture := request.POST.get("geste"):
        focus = moved(reading.content, place.kind.parts, gesture)
        return _form(request, place, reading.content, reading.problems, focus=focus)
    return _saved(request, place, reading)


@require_http_methods(["GET", "POST"])
@access(Permission.PORTAL_CONFIGURE)
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Create one more document of a kind that may have more.

    :raises Http404: for the other kinds.
    """
    declared = kind_or_404(request, kind)
    if declared.key_for is None:
        raise Http404
    if request.method == "GET":
        return _form(request, Place(declared), declared.complete({}), is_new=True)
    reading = Reading(request, declared.parts)
    key = declared.key_for(reading.content)
    problems = reading.problems or declared.problems(reading.content, key or "-")
    if not problems and (not key or declared.read(key) is not None):
        problems = [Problem(declared.parts[0].name, TAKEN if key else NO_KEY)]
    if problems:
        return _form(request, Place(declared), reading.content, problems, is_new=True, status=422)
    return _saved(request, Place(declared, key), reading)


@require_POST
@access(Permission.PORTAL_CONFIGURE)
def preview(request: HttpRequest, kind: str, key: str = "") -> HttpResponse:
    """Show what the form would make, as a visitor sees it, on a computer and on a phone.

    :raises Http404: when nothing shows this document.
    """
    place, _ = place_or_404(request, kind, key)
    if not place.preview_url:
        raise Http404
    reading = Reading(request, place.kind.parts)
    if problems := reading.problems or place.kind.problems(reading.content, key):
        return _form(request, place, reading.content, problems, status=422)
    if place.kind.shown_at:
        at = place.kind.shown_at(key)
        html = previewed(place.kind, key, reading.content, at=at, request=request)
    else:
        html = place.kind.draw(key, reading.content)  # type: ignore[misc]  # one or the other
    text = place.kind.draw_text(key, reading.content) if place.kind.draw_text else ""
    response = render(request, "backoffice/preview.html", {"place": place, "html": html, "text": text})
    if place.kind.draw:
        response._csp_config = DRAWN  # type: ignore[attr-defined]  # as `csp_override` does
    return response


@require_http_methods(["GET", "POST"])
@access(Permission.PORTAL_CONFIGURE)
def removal(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Take a document away; its history stays, and brings it back.

    :raises Http404: when documents of this kind stay.
    """
    place, _ = place_or_404(request, kind, key)
    if not place.kind.removable:
        raise Http404
    if request.method == "GET":
        return render(request, "backoffice/removal.html", {"place": place, "title": place.title})
    title = place.title
    save_document(kind, key, None, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, f"« {title} » n’est plus en ligne. Son historique permet de la remettre.")
    return redirect(place.list_url)


def _saved(request: HttpRequest, place: Place, reading: Reading) -> HttpResponse:
    if reading.problems:
        return _form(request, place, reading.content, reading.problems, status=422)
    sent = request.POST.get("number", "")
    try:
        saved = save_document(
            place.kind.name,
            place.key,
            reading.content,
            by=request.actor,  # type: ignore[attr-defined]
            note=request.POST.get("note", "").replace("\0", "")[:200],
            expected=int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else 0,
        )
    except Unfit as refusal:
        return _form(request, place, reading.content, refusal.problems, status=422)
    except Overtaken as refusal:
        return _form(request, place, reading.content, [Problem("", refusal.sentence)], status=refusal.status)
    messages.success(request, "C’est enregistré, et déjà en ligne." if saved else "Rien n’a changé.")
    return redirect(place.url)


def _form(
    request: HttpRequest,
    place: Place,
    content: Content,
    problems: Any = (),
    *,
    focus: str | None = None,
    is_new: bool = False,
    status: int = 200,
) -> HttpResponse:
    # After a conflict the number of before stays: what the other saved is read first, in the history.
    kept = request.POST.get("number", "0")
    number = kept if request.method == "POST" and not is_new else latest_number(place.kind.name, place.key)
    context = {
        "place": place,
        "about": place.kind.about(place.key) if place.kind.about else "",
        "terms": place.kind.terms(place.key) if place.kind.terms else (),
        "nodes": nodes_of(place.kind.parts, content, problems),
        "problems": summary(problems),
        "number": number,
        "focus": focus,
        "is_new": is_new,
        "is_moved": focus is not None,
    }
    return render(request, "backoffice/form.html", context, status=status)
