"""Something is said in a thread, taken back, changed, deleted, hidden."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.openness import ensure_spoken_in
from recoco.domain.cases.views.lookup import with_placement
from recoco.domain.conversation.actions.changing import delete_post, edit_post, hide_post, show_again
from recoco.domain.conversation.actions.drafting import write_draft
from recoco.domain.conversation.actions.posting import call_back, post
from recoco.domain.conversation.forms import EditForm, HidingForm, PostForm
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.pages import thread_page
from recoco.domain.conversation.threads import Thread
from recoco.domain.conversation.views.lookup import post_of
from recoco.domain.directory.forms.picking import FIND, may_pick
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.receiving import received
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import hour

View = Callable[..., HttpResponseBase]


def create(thread: Thread) -> View:
    """Return the view that says something in a thread, or shows how it would read."""

    @require_POST
    @access(thread.write)
    @with_placement(thread.read)
    def view(request: HttpRequest, placement: Placement) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        actor.must(thread.write, placement)
        picks = may_pick(placement, actor)
        if FIND in request.POST:  # one looks for a contact: the form comes back as it was typed, judged of nothing
            form = PostForm(initial=request.POST.dict(), is_private=thread.is_private, picks=picks)
            received(form, "attached", request)
            return thread_page(request, thread, placement, form)
        form = PostForm(request.POST, request.FILES, is_private=thread.is_private, picks=picks)
        deposits = received(form, "attached", request)
        if not form.is_valid():
            return thread_page(request, thread, placement, form, status=422)
        said = form.said(placement.case.commune)
        if "preview" in request.POST:
            return thread_page(request, thread, placement, form, preview=said.text)
        try:
            one = post(thread, placement, said, files=deposits, by=actor)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return thread_page(request, thread, placement, form, status=refusal.status)
        return redirect(thread.place_of(placement, one.pk))

    return view


def draft(thread: Thread) -> View:
    """Return the view that keeps what is typed; its answer is the sentence that the page shows."""

    @require_POST
    @access(thread.write)
    @with_placement(thread.read)
    def view(request: HttpRequest, placement: Placement) -> HttpResponse:
        said = request.POST.get("reply_to", "")
        number = int(said) if said.isascii() and said.isdigit() and len(said) < 18 else None
        text = request.POST.get("text", "").replace("\0", "")
        write_draft(thread, placement, text, reply_to=number, by=request.actor)  # type: ignore[attr-defined]
        told = f"Brouillon enregistré à {hour(clock.now())}"
        return HttpResponse(told, content_type="text/plain; charset=utf-8")

    return view


def update(thread: Thread) -> View:
    """Return the view that changes one's own words."""

    @require_http_methods(["GET", "POST"])
    @access(thread.own(Permission.POST_EDIT))
    @with_placement(thread.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        actor, one = request.actor, post_of(request, thread, placement, number)  # type: ignore[attr-defined]
        actor.must(Permission.POST_EDIT, one)
        ensure_spoken_in(placement, actor)
        words = {"text": one.text, "version": one.version}
        form = EditForm(request.POST if request.method == "POST" else None, initial=words)
        status = 422 if form.is_bound else 200
        if form.is_bound and form.is_valid():
            try:
                edit_post(thread, one, form.cleaned_data["text"], version=form.cleaned_data["version"], by=actor)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, "Votre message est modifié. Personne n’en reçoit d’e-mail.")
                return redirect(thread.place_of(placement, one.pk))
        return _page(request, thread, placement, "conversation/edit.html", status, one=one, form=form)

    return view


def hiding(thread: Thread) -> View:
    """Return the view where the team takes a post out of sight, or gives it back."""

    @require_http_methods(["GET", "POST"])
    @access(Permission.POST_HIDE)
    @with_placement(Permission.POST_HIDE)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        actor, one = request.actor, post_of(request, thread, placement, number)  # type: ignore[attr-defined]
        actor.must(Permission.POST_HIDE, one)
        # Whoever runs the platform hides without reading the thread.
        back = thread.place_of(placement, one.pk) if actor.may(thread.read, placement) else placement.get_absolute_url()
        if request.method == "POST" and one.hidden_at:
            show_again(thread, one, by=actor)
            messages.success(request, "Ce message est de nouveau affiché.")
            return redirect(back)
        form = HidingForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            hide_post(thread, one, reason=form.cleaned_data["reason"], by=actor)
            messages.success(request, "Ce message est masqué. Vous pouvez le rétablir à tout moment.")
            return redirect(back)
        status = 422 if form.is_bound else 200
        return _page(request, thread, placement, "conversation/hide.html", status, one=one, form=form, back=back)

    return view


def former(thread: Thread) -> View:
    """Return the view of what a post said before, for the advisers."""

    @require_GET
    @access(Permission.NOTE_READ)
    @with_placement(Permission.NOTE_READ)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        one = post_of(request, thread, placement, number)
        versions = list(thread.version.objects.filter(post=one).order_by("-pk"))
        return _page(request, thread, placement, "conversation/former.html", 200, one=one, versions=versions)

    return view


def destroy(thread: Thread) -> View:
    """Return the view that deletes one's own words."""

    @require_POST
    @access(thread.own(Permission.POST_DELETE))
    @with_placement(thread.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        one = post_of(request, thread, placement, number)
        delete_post(thread, one, by=request.actor)  # type: ignore[attr-defined]
        messages.success(request, "Votre message est supprimé : plus personne ne le lit ici.")
        return redirect(thread.place_of(placement, one.pk))

    return view


def undo(thread: Thread) -> View:
    """Return the view that takes a sending back."""

    @require_POST
    @access(thread.own(Permission.POST_DELETE))
    @with_placement(thread.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        one = post_of(request, thread, placement, number)
        call_back(thread, one, by=request.actor)  # type: ignore[attr-defined]
        lost = thread.file.objects.filter(post=one).exists()
        again = " Ses fichiers sont à joindre de nouveau." if lost else ""
        messages.success(request, f"Envoi annulé : personne ne l’a lu. Votre texte est redevenu un brouillon.{again}")
        return redirect(f"{thread.url('index', placement)}#ecrire")

    return view


def _page(
    request: HttpRequest, thread: Thread, placement: Placement, template: str, status: int, *, one: Post, **context: Any
) -> HttpResponse:
    context |= {"frame": frame_of(request, placement), "case": placement.case, "thread": thread, "one": one}
    return render(request, template, {"back": thread.place_of(placement, one.pk), **context}, status=status)
