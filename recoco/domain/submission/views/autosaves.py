"""Keeps a form as it is typed; the answer is the sentence that the page shows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from recoco.domain.submission.actions.drafting import begin_draft, describe, keep_typed
from recoco.domain.submission.forms import ProjectForm
from recoco.domain.submission.identity_forms import IdentityForm, ReferentForm
from recoco.domain.submission.models import Draft
from recoco.domain.submission.questions import form_for
from recoco.domain.submission.traps import HIDDEN_FIELD
from recoco.domain.submission.typed import typed_in
from recoco.domain.submission.views.drafts import draft_of, keep_in_browser, must_be_confirmed
from recoco.kernel.access.gates import public
from recoco.kernel.access.visitors import network_address
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import hour


@public
@require_POST
def autosave(request: HttpRequest) -> HttpResponse:
    """Keep one part of the submission: the project, the questions, or who brings it."""
    draft, part = draft_of(request), request.POST.get("part", "")
    if request.POST.get(HIDDEN_FIELD) or must_be_confirmed(request, draft):
        return _told("", 409)
    try:
        if draft is None and part == "project":
            actor = request.actor  # type: ignore[attr-defined]
            draft = begin_draft(network_address=network_address(request), by=actor)
        if draft is None:
            return _told("", 409)
        _keep(request, draft, part)
    except Refused as refusal:
        return _told(refusal.sentence, refusal.status)
    return keep_in_browser(_told(f"Enregistré à {hour(clock.now())}"), draft)


def _keep(request: HttpRequest, draft: Draft, part: str) -> None:
    actor: Any = request.actor  # type: ignore[attr-defined]
    if part == "project":
        describe(draft, **ProjectForm(request.POST, by=actor).kept(), by=actor)
    elif part == "questions":
        keep_typed(draft, form_for(draft, request.POST).typed(), by=actor)
    elif part == "identity":
        keep_typed(draft, typed_in(request.POST, IdentityForm.base_fields), by=actor)
    elif part == "referent":
        keep_typed(draft, typed_in(request.POST, ReferentForm.base_fields), by=actor)


def _told(sentence: str, status: int = 200) -> HttpResponse:
    return HttpResponse(sentence, content_type="text/plain; charset=utf-8", status=status)
