"""The same advice for several dossiers: they are chosen, then each draft is looked at and published."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from recoco.domain.advice.actions.attaching import files_of
from recoco.domain.advice.actions.editing import ensure_ours
from recoco.domain.advice.actions.spreading import prepare_elsewhere, publish_elsewhere
from recoco.domain.advice.elsewhere import PER_PAGE, advised_by, chosen_among, offered, prepared_of
from recoco.domain.advice.models import Recommendation
from recoco.domain.advice.views.lookup import recommendation_of
from recoco.domain.advice.views.publications import seen_in
from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import counted


@require_http_methods(["GET", "POST"])
@access(Permission.RECOMMENDATION_WRITE)
@with_placement(Permission.THREAD_READ)
def show(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Choose dossiers, searching and turning pages without losing what is chosen; then prepare a draft in each."""
    one = _writable(request, placement, number)
    if "prepare" not in request.POST:
        return _page(request, one)
    try:
        written = prepare_elsewhere(one, _numbers(request), by=request.actor)  # type: ignore[attr-defined]
    except Refused as refusal:
        return _page(request, one, problem=refusal.sentence, status=422 if not _numbers(request) else refusal.status)
    told = counted(len(written), "brouillon est prêt", "brouillons sont prêts")
    messages.success(
        request,
        f"{told}. Relisez-les avant de publier." if written else "Ces dossiers avaient déjà cette recommandation.",
    )
    return redirect("advice:elsewhere", placement.case.slug, number)


@require_POST
@access(Permission.RECOMMENDATION_WRITE)
@with_placement(Permission.THREAD_READ)
def publish(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Publish the drafts that the button names, as the page showed them."""
    one = _writable(request, placement, number)
    told = publish_elsewhere(one, seen_in(request.POST.get("drafts", "")), by=request.actor)  # type: ignore[attr-defined]
    said = counted(len(told), "recommandation est publiée", "recommandations sont publiées, une par dossier")
    messages.success(request, f"{said}. L’e-mail part dans dix minutes : d’ici là, chaque dossier permet de reprendre.")
    return redirect("advice:elsewhere", placement.case.slug, number)


def _writable(request: HttpRequest, placement: Placement, number: int) -> Recommendation:
    one = recommendation_of(request, placement, number)
    request.actor.must(Permission.RECOMMENDATION_WRITE, one)  # type: ignore[attr-defined]
    placement.ensure_accepted()
    ensure_ours(one)
    return one


def _numbers(request: HttpRequest) -> list[int]:
    said = (one for one in request.POST.getlist("dossier") if one.isascii() and one.isdigit() and len(one) < 19)
    return sorted({int(one) for one in said})


def _page(request: HttpRequest, one: Recommendation, *, problem: str = "", status: int = 200) -> HttpResponse:
    actor, words = request.actor, request.POST.get("q", "").strip()[:200]  # type: ignore[attr-defined]
    found = Paginator(offered(one, actor, words), PER_PAGE).get_page(request.POST.get("page", ""))
    numbers, shown = _numbers(request), list(found.object_list)
    here = {place.pk for place in shown}
    prepared = prepared_of(one, actor)
    files = files_of([each.one.pk for each in prepared]) if prepared else {}
    context: dict[str, Any] = {
        "frame": frame_of(request, one.placement),
        "case": one.placement.case,
        "one": one,
        "prepared": [(each, files.get(each.one.pk, ())) for each in prepared],
        "found": found,
        "shown": shown,
        "words": words,
        "chosen": set(numbers),
        "chosen_elsewhere": chosen_among(advised_by(actor), [number for number in numbers if number not in here]),
        "problem": problem,
    }
    return render(request, "advice/elsewhere.html", context, status=status)
