"""The recommendations of a case: read, drafted, edited, withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.advice.actions.attaching import files_of
from recoco.domain.advice.actions.drafting import delete_draft, move_draft, write_draft
from recoco.domain.advice.actions.editing import ChangedMeanwhile, edit, ensure_ours
from recoco.domain.advice.actions.withdrawing import withdraw
from recoco.domain.advice.answer_forms import WithdrawalForm
from recoco.domain.advice.audience import audience_sentence
from recoco.domain.advice.forms import EditForm, RecommendationForm, topics, words_of
from recoco.domain.advice.page import page_of
from recoco.domain.advice.publications import recent_publication
from recoco.domain.advice.views.lookup import recommendation_of
from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.lookup import with_placement
from recoco.domain.directory.forms.picking import FIND, may_pick
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.receiving import received
from recoco.kernel.kit.refusals import Refused


@require_GET
@access(Permission.THREAD_READ)
@with_placement(Permission.THREAD_READ)
def index(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show the recommendations in groups, drafts first for those who may see them."""
    actor = request.actor  # type: ignore[attr-defined]
    page = page_of(placement, actor, request.GET)
    context: dict[str, Any] = {"frame": frame_of(request, placement), "case": placement.case, "advice": page}
    if page.reader.may_write:
        context["audience"] = audience_sentence(placement, actor) if page.drafts else ""
        context["recent"] = recent_publication(placement)
    return render(request, "advice/index.html", context)


@require_http_methods(["GET", "POST"])
@access(Permission.RECOMMENDATION_WRITE)
@with_placement(Permission.THREAD_READ)
def create(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Write a draft, after a look at how it will read if one wishes."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(Permission.RECOMMENDATION_WRITE, placement)
    placement.ensure_accepted()
    form = RecommendationForm(*_typed(request), initial=_looking(request), picks=may_pick(placement, actor))
    files = received(form, "attached", request) if request.method == "POST" else []
    if _is_saved(request, form):
        write_draft(placement, form.advice(placement), files=files, by=actor)
        messages.success(request, "Votre brouillon est enregistré. La collectivité ne le voit pas encore.")
        return redirect("advice:index", placement.case.slug)
    return _form_page(request, placement, form, title="Nouvelle recommandation", one=None, present=None)


@require_http_methods(["GET", "POST"])
@access(Permission.RECOMMENDATION_WRITE)
@with_placement(Permission.THREAD_READ)
def update(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Change a draft or what was published; what a colleague has just written is shown beside."""
    actor = request.actor  # type: ignore[attr-defined]
    one = recommendation_of(request, placement, number)
    actor.must(Permission.RECOMMENDATION_WRITE, one)
    placement.ensure_accepted()
    ensure_ours(one)
    kept, picks = files_of([one.pk]).get(one.pk, ()), may_pick(placement, actor)
    initial = words_of(one) | _looking(request)
    form = (RecommendationForm if one.is_draft else EditForm)(*_typed(request), initial=initial, kept=kept, picks=picks)
    present, status = None, None
    files = received(form, "attached", request) if request.method == "POST" else []
    if _is_saved(request, form):
        typed = form.cleaned_data
        told = {"tell": typed.get("tell", False), "files": files, "removed": typed.get("removed", ())}
        try:
            edit(one, form.advice(placement), version=typed["version"] or 0, by=actor, **told)
        except ChangedMeanwhile as conflict:
            present, status = conflict.present, conflict.status
            form = type(form)({**request.POST.dict(), "version": present.version}, kept=kept, picks=picks)
            received(form, "attached", request)
            form.is_valid()
            form.add_error(None, conflict.sentence)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            messages.success(request, "Vos changements sont enregistrés.")
            return redirect("advice:index", placement.case.slug)
    return _form_page(
        request, placement, form, title="Modifier la recommandation", one=one, present=present, status=status
    )


def _typed(request: HttpRequest) -> tuple[Any, Any]:
    """Return what is to be judged: nothing while one only looks for a contact."""
    return (request.POST, request.FILES) if request.method == "POST" and FIND not in request.POST else (None, None)


def _looking(request: HttpRequest) -> dict[str, Any]:
    """Return what was typed while one only looks for a contact: the form gives it back as it is."""
    typed = {**request.POST.dict(), "removed": request.POST.getlist("removed")}
    return typed if FIND in request.POST else {}


def _is_saved(request: HttpRequest, form: Any) -> bool:
    return form.is_bound and form.is_valid() and "preview" not in request.POST


def _form_page(
    request: HttpRequest, placement: Placement, form: Any, *, status: int | None = None, **context: Any
) -> HttpResponse:
    valid = form.is_bound and not form.errors
    context |= {"frame": frame_of(request, placement), "case": placement.case, "form": form, "topics": topics()}
    context |= {"shown": form.cleaned_data if valid else None}
    usual = 422 if form.is_bound and not valid else 200
    return render(request, "advice/form.html", context, status=status or usual)


@require_http_methods(["GET", "POST"])
@access(Permission.RECOMMENDATION_WRITE)
@with_placement(Permission.THREAD_READ)
def withdrawal(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Ask why, then withdraw."""
    actor = request.actor  # type: ignore[attr-defined]
    one = recommendation_of(request, placement, number)
    actor.must(Permission.RECOMMENDATION_WRITE, one)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        withdraw(one, reason=form.cleaned_data["reason"], by=actor)
        messages.success(request, f"« {one.title} » est retirée. Elle reste lisible dans « Retirées ».")
        return redirect("advice:index", placement.case.slug)
    context = {"frame": frame_of(request, placement), "case": placement.case, "form": form, "one": one}
    return render(request, "advice/withdrawal.html", context, status=422 if form.is_bound else 200)


@require_POST
@access(Permission.RECOMMENDATION_DELETE_DRAFT)
@with_placement(Permission.THREAD_READ)
def destroy(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Delete a draft."""
    one = recommendation_of(request, placement, number)
    delete_draft(one, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, f"Le brouillon « {one.title} » est supprimé.")
    return redirect("advice:index", placement.case.slug)


@require_POST
@access(Permission.RECOMMENDATION_WRITE)
@with_placement(Permission.THREAD_READ)
def move(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Move a draft up, or down, or by so many places."""
    one = recommendation_of(request, placement, number)
    move_draft(one, _places(str(request.POST.get("to", ""))), by=request.actor)  # type: ignore[attr-defined]
    return redirect(f"{reverse('advice:index', args=[placement.case.slug])}#reco-{one.pk}")


def _places(asked: str) -> int:
    """Read `up`, `down` or a signed number; anything else moves nothing."""
    if asked in {"up", "down"}:
        return 1 if asked == "down" else -1
    size = asked.removeprefix("-")
    return int(asked) if size.isascii() and size.isdecimal() and len(size) < 4 else 0
