"""One recommendation, and what is said of it; several at once on « Où en êtes-vous ? »."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.advice.actions.following import follow, follow_all
from recoco.domain.advice.actions.reading import mark_read
from recoco.domain.advice.answer_forms import AnswerForm, RemarkForm
from recoco.domain.advice.checklist import checklist_of, numbers_in
from recoco.domain.advice.models import Recommendation
from recoco.domain.advice.page import cards_of, named_of, open_of
from recoco.domain.advice.reader import Reader, reader_of
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.advice.views.lookup import recommendation_of
from recoco.domain.advice.views.one import show_page
from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.receiving import received
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import counted
from recoco.kernel.ui.htmx import announced, wants_fragment


@require_GET
@access(Permission.THREAD_READ)
@with_placement(Permission.THREAD_READ)
def show(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Show one recommendation with all that was said of it."""
    one = recommendation_of(request, placement, number)
    reader = reader_of(placement, request.actor)  # type: ignore[attr-defined]
    asks_why = reader.answers and request.GET.get("statut") == AdviceStatus.NOT_APPLICABLE
    form = RemarkForm() if one.is_draft else AnswerForm(reader=reader)
    return show_page(request, one, reader, form, asks_why=asks_why)


@require_POST
@access(Permission.RECOMMENDATION_COMMENT)
@with_placement(Permission.THREAD_READ)
def create(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Keep a status or a comment; « Pas pour nous » first asks why."""
    actor = request.actor  # type: ignore[attr-defined]
    one = recommendation_of(request, placement, number)
    actor.must(Permission.RECOMMENDATION_COMMENT, one)
    reader = reader_of(placement, actor)
    ids = f"id_{number}_%s"
    if reader.answers and request.POST.get("status") == AdviceStatus.NOT_APPLICABLE and "text" not in request.POST:
        if wants_fragment(request):
            return _card(request, one, reader, form=AnswerForm(reader=reader, auto_id=ids))
        return redirect(f"{one.get_absolute_url()}?statut={AdviceStatus.NOT_APPLICABLE}")
    form = AnswerForm(request.POST, request.FILES, reader=reader, auto_id=ids)
    files, status = received(form, "attached", request), 422
    if form.is_valid():
        try:
            follow(one, form.answer(), files=files, by=actor)
        except Refused as refusal:
            if wants_fragment(request):
                raise  # said above the page, beside what is there
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            return _answered(request, one, reader)
    if wants_fragment(request):
        return _card(request, one, reader, form=form, status=status)
    asks_why = reader.answers and form.data.get("status") == AdviceStatus.NOT_APPLICABLE
    return show_page(request, one, reader, form, status=status, asks_why=asks_why)


def _answered(request: HttpRequest, one: Recommendation, reader: Reader) -> HttpResponse:
    fresh = recommendation_of(request, one.placement, one.pk)
    now = fresh.uptake.get_status_display()
    if wants_fragment(request):
        return announced(_card(request, fresh, reader), f"« {one.title} » : {now}.")
    readers = "Les conseillers du dossier" if reader.is_member else "La collectivité et les conseillers du dossier"
    messages.success(request, f"« {one.title} » : c’est noté. {readers} le liront.")
    return redirect(fresh if "text" in request.POST else _on_page(one))


def _card(
    request: HttpRequest, one: Recommendation, reader: Reader, *, form: AnswerForm | None = None, status: int = 200
) -> HttpResponse:
    (card,) = cards_of([one], one.placement)
    context = {"card": card, "reader": reader, "case": one.placement.case, "form": form}
    response = HttpResponse(render_to_string("advice/card.html", context, request), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _on_page(one: Recommendation) -> str:
    return f"{reverse('advice:index', args=[one.placement.case.slug])}?reco={one.pk}#reco-{one.pk}"


@require_POST
@access(Permission.THREAD_READ)
@with_placement(Permission.THREAD_READ)
def read(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Note that the recommendation is before its reader's eyes: asked by the page as it is shown, or by a button."""
    one = recommendation_of(request, placement, number)
    mark_read(placement, [number], by=request.actor)  # type: ignore[attr-defined]
    if wants_fragment(request):
        response = HttpResponse()  # the button that asked goes away
        patch_vary_headers(response, ["HX-Request"])
        return response
    return redirect(_on_page(one))


@require_http_methods(["GET", "POST"])
@access(Permission.RECOMMENDATION_SET_STATUS)
@with_placement(Permission.THREAD_READ)
def checklist(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Say where one is with all that is open, in one sending; the page prints."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(Permission.RECOMMENDATION_SET_STATUS, placement)
    shown = open_of(placement, actor, request.GET.get("page", ""))
    # What somebody answered is kept even if a colleague has moved it to another page, or closed it, meanwhile.
    typed = request.POST if request.method == "POST" else None
    asked = [*shown.object_list] if typed is None else named_of(placement, actor, numbers_in(typed))
    form = checklist_of(cards_of(asked, placement), typed)
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            changed = follow_all(form.answers(), by=actor)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            told = counted(changed, "réponse est notée", "réponses sont notées")
            messages.success(
                request, f"{told}. Les conseillers du dossier le liront." if changed else "Rien n’a changé."
            )
            return redirect("advice:index", placement.case.slug)
    context = {"frame": frame_of(request, placement), "case": placement.case, "form": form}
    context |= {"shown": shown, "reader": reader_of(placement, actor)}
    return render(request, "advice/checklist.html", context, status=status)
