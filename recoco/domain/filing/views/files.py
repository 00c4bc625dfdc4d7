"""One file of a dossier: its page, its content, what is done to it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.lookup import with_placement
from recoco.domain.filing.actions.adding import replace_file
from recoco.domain.filing.actions.minding import delete_file, describe, pin, unpin
from recoco.domain.filing.forms import DescriptionForm, ReplaceForm
from recoco.domain.filing.pages import file_of, file_page, filed_or_new
from recoco.domain.filing.spaces import Space
from recoco.domain.filing.views.hiding import hide_or_show
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.receiving import received
from recoco.kernel.files.serving import serve, serve_preview
from recoco.kernel.kit.refusals import Refused

View = Callable[..., HttpResponseBase]


def show(space: Space) -> View:
    """Return the view of one file."""

    @require_GET
    @access(space.read)
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        return file_page(request, space, placement, file_of(request, space, placement, number))

    return view


def content(space: Space) -> View:
    """Return the view that hands a file out, to be saved; with `voir`, pictures and PDF open in the browser.

    With `apercu`, it hands out a small picture of it.
    """

    @require_GET
    @access(space.read)
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponseBase:
        one = file_of(request, space, placement, number)
        if "apercu" in request.GET:
            return serve_preview(request, one.stored, request.GET["apercu"])
        return serve(request, one.stored, inline="voir" in request.GET)

    return view


def update(space: Space) -> View:
    """Return the view that says what one's own file is."""

    @require_POST
    @access(space.own(Permission.POST_EDIT))
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        one = file_of(request, space, placement, number)
        form = DescriptionForm(request.POST)
        if not form.is_valid():
            return file_page(request, space, placement, one, description=form, status=422)
        describe(space, filed_or_new(space, placement, one), form.cleaned_data["description"], by=request.actor)  # type: ignore[attr-defined]
        messages.success(request, "La description est enregistrée.")
        return redirect(space.url("show", placement, number))

    return view


def pinning(space: Space) -> View:
    """Return the view that has a file stand before the others, or among them again."""

    @require_POST
    @access(space.write)
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        one = file_of(request, space, placement, number)
        wanted = request.POST.get("pinned") == "1"
        (pin if wanted else unpin)(space, filed_or_new(space, placement, one), by=request.actor)  # type: ignore[attr-defined]
        where = "en tête de la liste" if wanted else "à sa place dans la liste"
        messages.success(request, f"« {one.stored.name} » est {where}.")
        return redirect(space.url("show", placement, number))

    return view


def replacement(space: Space) -> View:
    """Return the view that gives a file a new version."""

    @require_POST
    @access(space.write)
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        one = file_of(request, space, placement, number)
        actor.must(space.write, placement)
        form, status = ReplaceForm(request.POST, request.FILES), 422
        deposits = received(form, "attached", request)
        if form.is_valid():
            try:
                new = replace_file(space, placement, number, deposits[0], by=actor)
            except Refused as refusal:
                form.add_error("attached", refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, "La nouvelle version est enregistrée. Les précédentes sont gardées.")
                return redirect(space.url("show", placement, new.stored_id))
        return file_page(request, space, placement, one, replacement=form, status=status)

    return view


def destroy(space: Space) -> View:
    """Return the view that deletes one's own file."""

    @require_POST
    @access(space.own(Permission.POST_DELETE))
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        one = file_of(request, space, placement, number)
        delete_file(space, filed_or_new(space, placement, one), by=request.actor)  # type: ignore[attr-defined]
        messages.success(request, f"« {one.stored.name} » est supprimé : plus personne ne le lit ici.")
        return redirect(space.url("index", placement))

    return view


def hiding(space: Space) -> View:
    """Return the view where the team takes a file out of sight, or gives it back."""

    @require_http_methods(["GET", "POST"])
    @access(Permission.POST_HIDE)
    @with_placement(Permission.POST_HIDE)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        deposits = space.filed.objects.filter(case_id=placement.case_id, is_deposit=True, deleted_at=None)
        filed = get_object_or_404(deposits, stored_id=number)
        return hide_or_show(request, space, placement, filed)

    return view
