"""First step of a submission: the project, its files, then what the portal asks about it."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from recoco.domain.submission.actions.attaching import attach_files, detach_file
from recoco.domain.submission.actions.drafting import answer, attach_to_author, begin_draft, describe, keep_typed
from recoco.domain.submission.documents import closed_sentence, settings_here
from recoco.domain.submission.forms import ProjectForm
from recoco.domain.submission.models import Attachment, Draft
from recoco.domain.submission.questions import form_for
from recoco.domain.submission.traps import catch
from recoco.domain.submission.views.drafts import draft_of, keep_in_browser, must_be_confirmed, with_draft
from recoco.domain.surveys.reading import questions_at_submission
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.gates import public
from recoco.kernel.access.permissions import Permission
from recoco.kernel.access.visitors import network_address
from recoco.kernel.files.fields import deposit_all
from recoco.kernel.kit.refusals import Refused

REMOVE = "retirer"


@public
@never_cache
@require_http_methods(["GET", "POST"])
def project(request: HttpRequest) -> HttpResponse:
    """Show the form of the project, or keep what was typed and go on."""
    settings = settings_here()
    if told := closed_sentence(settings):
        status = 200 if request.method == "GET" else Refused.status
        return render(request, "submission/closed.html", {"told": told}, status=status)
    draft, actor = draft_of(request), request.actor  # type: ignore[attr-defined]
    if must_be_confirmed(request, draft):
        return redirect("submission:author")
    page = partial(_page, request, "project", introduction=settings["introduction"])
    if request.method == "GET":
        return page(draft, ProjectForm.of(draft, by=actor))
    form = ProjectForm(request.POST, request.FILES, by=actor)
    if catch(request, form):
        return page(draft, form, 422)
    complete = form.is_valid()
    try:
        draft = draft or begin_draft(network_address=network_address(request), by=actor)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return page(None, form, refusal.status)
    # Kept even when a field is missing: closing the tab must lose nothing.
    describe(draft, **form.kept(), by=actor)
    response = _removal(request, draft, "submission:project", actor)
    if response is None:
        complete = _attach(draft, form, actor) and complete
        if complete:
            if actor.person and not actor.may(Permission.CASE_SUBMIT_FOR_SOMEBODY):
                attach_to_author(draft, by=actor)  # others may still say that it is for somebody else
            response = redirect("submission:questions" if questions_at_submission() else _next(draft, actor))
        else:
            response = page(draft, form, 422)
    return keep_in_browser(response, draft)


@public
@never_cache
@require_http_methods(["GET", "POST"])
@with_draft
def questions(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Ask what the portal wants to know about a project; skipped when it asks nothing."""
    actor = request.actor  # type: ignore[attr-defined]
    if must_be_confirmed(request, draft):
        return redirect("submission:author")
    if request.method == "GET":
        form = form_for(draft)
        return _page(request, "questions", draft, form) if form.questions else redirect(_next(draft, actor))
    form = form_for(draft, request.POST, request.FILES)
    form.is_valid()
    given = form.given()
    answer(draft, given, by=actor)
    keep_typed(draft, form.typed() if form.errors else dict.fromkeys(form.typed()), by=actor)
    response = _removal(request, draft, "submission:questions", actor)
    if response is None and form.errors:
        response = _page(request, "questions", draft, form, 422)
    return keep_in_browser(response or redirect(_next(draft, actor)), draft)


def _next(draft: Draft, actor: Actor) -> str:
    if draft.behalf and actor.person:
        return "submission:referent"
    return "submission:review" if actor.person else "submission:author"


def _removal(request: HttpRequest, draft: Draft, back: str, actor: Actor) -> HttpResponse | None:
    """Take a file away when its button was pressed: what was typed beside it has just been kept."""
    number = request.POST.get(REMOVE, "")
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    detach_file(draft, int(number), by=actor)
    return redirect(back)


def _attach(draft: Draft, form: Any, actor: Actor) -> bool:
    """Keep the files that are good, and say what is wrong with the others; tell whether all were good."""
    deposits, refused = deposit_all(form.cleaned_data.get("attached") or (), form.fields["attached"])
    try:
        attach_files(draft, deposits, by=actor)
    except Refused as refusal:
        refused.append(refusal.sentence)
    for sentence in refused:
        form.add_error("attached", sentence)
    return not refused


def _page(
    request: HttpRequest, name: str, draft: Draft | None, form: Any, status: int = 200, **more: Any
) -> HttpResponse:
    kept = Attachment.objects.filter(draft=draft).select_related("file").order_by("pk")
    asked = name == "project" and draft is not None
    context = {
        "form": form,
        "draft": draft,
        "kept": [one.file for one in kept] if asked else [],
        "remove": REMOVE,
        **more,
    }
    return render(request, f"submission/{name}.html", context, status=status)
