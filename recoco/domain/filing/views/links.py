"""The links of a dossier: kept, read, mended, pinned, taken away."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.openness import ensure_spoken_in
from recoco.domain.cases.views.lookup import with_placement
from recoco.domain.filing.actions.linking import KNOWN, add_link, change_link
from recoco.domain.filing.actions.minding import delete_file, pin, unpin
from recoco.domain.filing.forms import LinkForm, words_of_link
from recoco.domain.filing.models import Linked
from recoco.domain.filing.pages import list_page
from recoco.domain.filing.spaces import Space
from recoco.domain.filing.views.hiding import hide_or_show
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused

View = Callable[..., HttpResponseBase]


def create(space: Space) -> View:
    """Return the view that keeps a link."""

    @require_POST
    @access(space.write)
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        actor.must(space.write, placement)
        form, status = LinkForm(request.POST, prefix="lien"), 422
        if form.is_valid():
            try:
                link, is_new = add_link(space, placement, form.words(), by=actor)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, f"Le lien « {link.title} » est ajouté." if is_new else KNOWN)
                return redirect(f"{space.url('index', placement)}#liens")
        return list_page(request, space, placement, link=form, status=status)

    return view


def show(space: Space) -> View:
    """Return the view of one link."""

    @require_GET
    @access(space.read)
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        return _page(request, space, placement, _link_of(space, placement, number))

    return view


def update(space: Space) -> View:
    """Return the view that mends one's own link."""

    @require_POST
    @access(space.own(Permission.POST_EDIT))
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        actor, one = request.actor, _link_of(space, placement, number)  # type: ignore[attr-defined]
        actor.must(Permission.POST_EDIT, one)
        form, status = LinkForm(request.POST), 422
        if form.is_valid():
            try:
                change_link(space, one, form.words(), by=actor)
            except Refused as refusal:
                form.add_error("url", refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, "Le lien est modifié.")
                return redirect(space.url("link", placement, number))
        return _page(request, space, placement, one, form, status)

    return view


def pinning(space: Space) -> View:
    """Return the view that has a link stand before the others, or among them again."""

    @require_POST
    @access(space.write)
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        one = _link_of(space, placement, number)
        wanted = request.POST.get("pinned") == "1"
        (pin if wanted else unpin)(space, one, by=request.actor)  # type: ignore[attr-defined]
        messages.success(request, f"« {one.title} » est {'en tête' if wanted else 'à sa place'} dans les liens.")
        return redirect(space.url("link", placement, number))

    return view


def destroy(space: Space) -> View:
    """Return the view that deletes one's own link."""

    @require_POST
    @access(space.own(Permission.POST_DELETE))
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        one = _link_of(space, placement, number)
        delete_file(space, one, by=request.actor)  # type: ignore[attr-defined]
        messages.success(request, f"Le lien « {one.title} » est supprimé.")
        return redirect(space.url("index", placement))

    return view


def hiding(space: Space) -> View:
    """Return the view where the team takes a link out of sight, or gives it back."""

    @require_http_methods(["GET", "POST"])
    @access(Permission.POST_HIDE)
    @with_placement(Permission.POST_HIDE)
    def view(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
        kept = space.linked.objects.filter(case_id=placement.case_id, deleted_at=None)
        return hide_or_show(request, space, placement, get_object_or_404(kept, pk=number))

    return view


def _link_of(space: Space, placement: Placement, number: int) -> Linked:
    kept = space.linked.objects.filter(case_id=placement.case_id).standing().select_related("portal")
    found: Linked = get_object_or_404(kept, pk=number)
    found.placement = placement
    return found


def _page(
    request: HttpRequest,
    space: Space,
    placement: Placement,
    one: Linked,
    form: LinkForm | None = None,
    status: int = 200,
) -> HttpResponse:
    by, refusal = request.actor, ""  # type: ignore[attr-defined]
    try:
        ensure_spoken_in(placement, by)
    except Refused as refused:
        refusal = refused.sentence
    may_write = not refusal and by.may(space.write, placement)
    context = {
        "frame": frame_of(request, placement),
        "case": placement.case,
        "placement": placement,
        "space": space,
        "one": one,
        "refusal": refusal,
        "form": form or LinkForm(initial=words_of_link(one)),
        "may_pin": may_write,
        "may_edit": may_write and by.may(Permission.POST_EDIT, one),
        "may_delete": may_write and by.may(Permission.POST_DELETE, one),
        "may_hide": by.may(Permission.POST_HIDE, one) and not one.is_by(by),
    }
    return render(request, "filing/link.html", context, status=status)
