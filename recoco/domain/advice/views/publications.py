"""Publishing drafts, and taking a publication back."""

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from recoco.domain.advice.actions.publishing import CHANGED, call_back, publish_drafts
from recoco.domain.advice.models import Publication
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import counted

SEEN = re.compile(r"(\d{1,18}):(\d{1,9})")


@require_POST
@access(Permission.RECOMMENDATION_WRITE)
@with_placement(Permission.THREAD_READ)
def create(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Publish the drafts that the button names, in the versions that the page showed."""
    actor = request.actor  # type: ignore[attr-defined]
    publication = publish_drafts(placement, seen_in(request.POST.get("drafts", "")), by=actor)
    told = counted(publication.count, "recommandation est publiée", "recommandations sont publiées")
    messages.success(request, f"{told}. L’e-mail part dans dix minutes : d’ici là, vous pouvez reprendre votre envoi.")
    return redirect("advice:index", placement.case.slug)


@require_POST
@access(Permission.RECOMMENDATION_WRITE)
@with_placement(Permission.THREAD_READ)
def destroy(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Call a publication back."""
    ours = Publication.objects.filter(case_id=placement.case_id, portal_id=placement.portal_id)
    publication = get_object_or_404(ours, pk=number)
    publication.placement = placement
    call_back(publication, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, "Vos recommandations sont redevenues des brouillons. Aucun e-mail ne part.")
    return redirect("advice:index", placement.case.slug)


def seen_in(text: str) -> dict[int, int]:
    """Read « 12:3 15:1 »: numbers of drafts and the versions that were shown.

    :raises Refused: when it is anything else.
    """
    pairs = [SEEN.fullmatch(pair) for pair in text.split()[:200]]
    if None in pairs:
        raise Refused(CHANGED)
    return {int(pair[1]): int(pair[2]) for pair in pairs if pair}
