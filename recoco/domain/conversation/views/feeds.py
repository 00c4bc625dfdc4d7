"""A thread is read, searched and followed as it goes on."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET, require_POST

from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.cards import card_page
from recoco.domain.cases.views.lookup import with_placement
from recoco.domain.conversation.actions.drafting import draft_of
from recoco.domain.conversation.actions.reading import mark_read
from recoco.domain.conversation.contents import contents_of, search_in
from recoco.domain.conversation.feed import Feed, ShownPost, in_milliseconds, news_of
from recoco.domain.conversation.pages import may_see_former, thread_page
from recoco.domain.conversation.threads import Thread
from recoco.domain.conversation.views.lookup import post_of
from recoco.kernel.access.gates import access
from recoco.kernel.files.serving import serve
from recoco.kernel.kit import clock
from recoco.kernel.ui.french import counted
from recoco.kernel.ui.htmx import wants_fragment

View = Callable[..., HttpResponseBase]
LATEST_POSSIBLE = 10**14  # milliseconds: what a database still takes for an instant


def index(thread: Thread) -> View:
    """Return the view of the page of a thread: its feed, the composer, its contents; `q` searches in it."""

    @require_GET
    @access(thread.read)
    @with_placement(thread.read)
    def view(request: HttpRequest, placement: Placement) -> HttpResponse:
        words = request.GET.get("q", "").strip()
        if not words:
            return thread_page(request, thread, placement)
        actor = request.actor  # type: ignore[attr-defined]
        found = search_in(thread, placement, actor, words, request.GET.get("page", ""))
        context = {"frame": frame_of(request, placement), "case": placement.case, "thread": thread}
        context |= {
            "words": words,
            "found": found,
            "lines": [(one, thread.place_of(placement, one.pk)) for one in found],
        }
        return render(request, "conversation/found.html", context)

    return view


def news(thread: Thread) -> View:
    """Return the view of what has come since `depuis`, that the page asks for as long as it is open."""

    @require_GET
    @access(thread.read)
    @with_placement(thread.read)
    def view(request: HttpRequest, placement: Placement) -> HttpResponse:
        since = _milliseconds(request.GET.get("depuis", "")) or in_milliseconds(clock.now())
        actor = request.actor  # type: ignore[attr-defined]
        feed = news_of(thread, placement, actor, since)
        etag = '"' + "-".join(f"{item.kind}{_number(item.thing)}" for item in feed.items) + '"'
        if request.headers.get("If-None-Match") == etag:
            return HttpResponseNotModified(headers={"ETag": etag})
        context = {"feed": feed, "case": placement.case, "placement": placement, "thread": thread}
        context |= {"may_write": actor.may(thread.write, placement), "may_see_former": may_see_former(placement, actor)}
        response = render(request, "conversation/news.html", context | {"announced": _announced(thread, feed, actor)})
        response["ETag"], response["Cache-Control"] = etag, "private, no-store"
        return response

    return view


def reading(thread: Thread) -> View:
    """Return the view that notes how far a thread was read: asked by the page as it is shown, or by a button."""

    @require_POST
    @access(thread.read)
    @with_placement(thread.read)
    def view(request: HttpRequest, placement: Placement) -> HttpResponse:
        said = _milliseconds(request.POST.get("until", ""))
        if said is None:
            raise Http404
        # Nobody has read what is not said yet. Rows keep microseconds, addresses milliseconds.
        until = min(datetime.fromtimestamp((said + 1) / 1000, UTC), clock.now())
        mark_read(thread, placement, until=until, by=request.actor)  # type: ignore[attr-defined]
        if wants_fragment(request):
            response = HttpResponse()  # the button that asked goes away
            patch_vary_headers(response, ["HX-Request"])
            return response
        return redirect(thread.url("index", placement))

    return view


def contents(thread: Thread) -> View:
    """Return the view of all that was shared in a thread."""

    @require_GET
    @access(thread.read)
    @with_placement(thread.read)
    def view(request: HttpRequest, placement: Placement) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        context = {"frame": frame_of(request, placement), "case": placement.case, "thread": thread}
        context |= {"placement": placement, "shared": contents_of(thread, placement, actor)}
        context["drafted"] = draft_of(thread, placement, actor)
        return render(request, "conversation/contents.html", context)

    return view


def file(thread: Thread) -> View:
    """Return the view that hands out a file of a thread, to whoever reads what it was sent with."""

    @require_GET
    @access(thread.read)
    @with_placement(thread.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponseBase:
        actor = request.actor  # type: ignore[attr-defined]
        rows = thread.file.objects.filter(case_id=placement.case_id, file_id=number).select_related("file")
        shown = thread.post.objects.of(placement.case_id).shown_to(actor).filter(deleted_at=None, hidden_at=None)
        attached = rows.filter(post__in=shown.order_by().values("pk")).first()
        if attached is None:
            raise Http404
        return serve(request, attached.file, inline=True)

    return view


def contact(thread: Thread) -> View:
    """Return the view that says how to reach the contact of a post; the access journal keeps who asked."""

    @require_POST
    @access(thread.read)
    @with_placement(thread.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        one = post_of(request, thread, placement, number)
        if one.card is None or one.is_gone:
            raise Http404
        return card_page(request, placement, one.card, back=thread.place_of(placement, one.pk))

    return view


def _milliseconds(said: str) -> int | None:
    """Read an instant that an address or a form carries; None for what is none."""
    known = said.isascii() and said.isdigit() and len(said) < 20 and 0 < int(said) < LATEST_POSSIBLE
    return int(said) if known else None


def _number(thing: Any) -> object:
    if isinstance(thing, ShownPost):
        return thing.one.pk
    return thing.key if hasattr(thing, "key") else thing.event.pk


def _announced(thread: Thread, feed: Feed, reader: Any) -> str:
    """Say aloud who has written."""
    said = [item.thing.one for item in feed.items if isinstance(item.thing, ShownPost)]
    others = list(dict.fromkeys(one.author for one in said if not one.is_by(reader)))
    if not others:
        return ""
    count = sum(not one.is_by(reader) for one in said)
    new = counted(count, f"nouveau {thread.word}", f"nouveaux {thread.word}s")
    new = new.replace("nouveaux notes", "nouvelles notes").replace("nouveau note", "nouvelle note")
    return f"{new} de {', '.join(others)}."
