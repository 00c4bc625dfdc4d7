"""The share links of a dossier: listed, made, closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.openness import is_advised_here
from recoco.domain.cases.views.lookup import with_placement
from recoco.domain.sharing.actions.linking import make_link, revoke_link
from recoco.domain.sharing.forms import ShareForm
from recoco.domain.sharing.links import code_of, whole_address
from recoco.domain.sharing.listing import links_of
from recoco.domain.sharing.models import ShareLink
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused


@require_GET
@access(Permission.SHARE_LINK_MAKE)
@with_placement(Permission.SHARE_LINK_MAKE)
def index(request: HttpRequest, placement: Placement) -> HttpResponse:
    """List the links of the dossier, with the form of a new one."""
    return _page(request, placement, ShareForm())


@require_POST
@access(Permission.SHARE_LINK_MAKE)
@with_placement(Permission.CASE_VIEW)
def create(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Make a link and show it, this once: its secret is kept nowhere."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(Permission.SHARE_LINK_MAKE, placement)
    form, status = ShareForm(request.POST), 422
    if form.is_valid():
        try:
            link, secret = make_link(placement, **form.cleaned_data, by=actor)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            address = code_of(link, secret) if link.is_frame else whole_address(link, secret)
            answer = _page(request, placement, ShareForm(), made=link, address=address)
            answer["Cache-Control"] = "private, no-store"
            return answer
    return _page(request, placement, form, status=status)


@require_POST
@access(Permission.SHARE_LINK_REVOKE)
@with_placement(Permission.CASE_VIEW)
def revoke(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Close a link."""
    link: ShareLink = get_object_or_404(ShareLink, pk=number, case_id=placement.case_id)
    link.placement = placement
    revoke_link(link, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, f"Le lien « {link.label} » est fermé : il ne montre plus rien à personne.")
    return redirect("sharing:index", placement.case.slug)


def _page(
    request: HttpRequest,
    placement: Placement,
    form: ShareForm,
    *,
    status: int = 200,
    made: ShareLink | None = None,
    address: str = "",
) -> HttpResponse:
    links = links_of(placement)
    context: dict[str, Any] = {
        "frame": frame_of(request, placement),
        "case": placement.case,
        "form": form,
        "open_links": [one for one in links if one.one.is_open],
        "closed_links": [one for one in links if not one.one.is_open],
        "may_make": is_advised_here(placement),
        "made": made,
        "address": address,
    }
    return render(request, "sharing/index.html", context, status=status)
