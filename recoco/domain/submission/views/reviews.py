"""Last step of a submission: check everything, send, and read what happens next."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.cases.models import Placement
from recoco.domain.cases.readable import readable_placement
from recoco.domain.submission.actions.asking import ask_to_join
from recoco.domain.submission.actions.behalf import send_for_somebody
from recoco.domain.submission.actions.drafting import attach_to_author
from recoco.domain.submission.actions.sending import send_submission
from recoco.domain.submission.documents import settings_here
from recoco.domain.submission.forms import JoinForm
from recoco.domain.submission.models import Attachment, Draft
from recoco.domain.submission.panels import given_at_submission
from recoco.domain.submission.questions import unanswered
from recoco.domain.submission.similar import similar_to_draft
from recoco.domain.submission.views.drafts import forget_in_browser, with_draft
from recoco.domain.surveys.reading import shown_answers
from recoco.kernel.access.gates import access, signed_in
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused


@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
@with_draft
def review(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Show everything on one page, then send it."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor.person is None:
        return redirect("submission:identity")
    if unanswered(draft):
        return redirect("submission:questions")
    if draft.lacks_referent:
        return redirect("submission:referent")
    if request.method == "GET":
        return _page(request, draft, JoinForm())
    if draft.behalf:
        placement = send_for_somebody(draft, by=actor)
    else:
        attach_to_author(draft, by=actor)
        placement = send_submission(draft, by=actor)
    return forget_in_browser(redirect("submission:receipt", placement.case_id))


@require_POST
@signed_in
@with_draft
def joining(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Ask the team to join a dossier that may be the same project."""
    actor, form = request.actor, JoinForm(request.POST)  # type: ignore[attr-defined]
    if actor.person is None:
        return redirect("submission:identity")
    if not form.is_valid():
        return _page(request, draft, form, 422)
    try:
        ask_to_join(draft, form.cleaned_data["message"], by=actor)
    except Refused as refusal:
        form.add_error("message", refusal.sentence)
        return _page(request, draft, form, 409)
    messages.success(request, "Votre message est parti à l’équipe du portail. Elle vous répondra par e-mail.")
    return redirect("submission:review")


@require_GET
@access(Permission.CASE_VIEW)
def receipt(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the submission has arrived, and what happens next."""
    placement = readable_placement(number, by=request.actor)  # type: ignore[attr-defined]
    draft = Draft.objects.filter(placement=placement).first()
    context = {"placement": placement, "case": placement.case, "sent": draft, **given_at_submission(placement.case)}
    context["next_steps"] = settings_here()["next_steps"]
    return render(request, "submission/receipt.html", context)


def _page(request: HttpRequest, draft: Draft, form: Any, status: int = 200) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    alike = similar_to_draft(draft)
    known = Placement.objects.visible_to(actor).with_case().filter(pk__in=[one.pk for one in alike]) if alike else ()
    attached = Attachment.objects.filter(draft=draft).select_related("file").order_by("pk")
    context = {
        "draft": draft,
        "person": actor.person,
        "form": form,
        "alike": alike,
        "known": known,
        "files": [one.file for one in attached],
        "answers": shown_answers(draft.survey_session, concluded=False) if draft.survey_session else [],
    }
    return render(request, "submission/review.html", context, status=status)
