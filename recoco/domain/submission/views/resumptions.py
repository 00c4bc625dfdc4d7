"""The way back to an unfinished submission, from its e-mailed link: a code first, then everything is there."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from recoco.domain.accounts.actions.codes import address_asked, check_code, send_code
from recoco.domain.accounts.actions.persons import find_or_create_user
from recoco.domain.accounts.actions.sessions import sign_in
from recoco.domain.accounts.masking import masked
from recoco.domain.submission.forms import CodeForm
from recoco.domain.submission.links import draft_behind, token_of
from recoco.domain.submission.models import Draft
from recoco.domain.submission.views.drafts import keep_in_browser
from recoco.kernel.access.gates import public
from recoco.kernel.kit.refusals import Refused

PURPOSE = "resumption"


def with_linked_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Give the view the draft behind the link's token, or answer 404; a draft that is no more written says so."""

    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponseBase:
        draft = draft_behind(token)
        if draft is None:
            raise Http404
        if not Draft.objects.being_written().filter(pk=draft.pk).exists():
            return render(request, "submission/resumption_over.html", {"draft": draft}, status=410)
        return view(request, draft)

    return found


@public
@never_cache
@require_http_methods(["GET", "POST"])
@with_linked_draft
def show(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Say what the link is about, without anything personal, and send a code."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {"address": masked(draft.email), "problem": ""}
    if actor.is_signed_in and request.user.email == draft.email:  # type: ignore[union-attr]
        return keep_in_browser(redirect("submission:project"), draft)
    if request.method == "GET":
        return render(request, "submission/resumption.html", context)
    try:
        send_code(request, draft.email, purpose=PURPOSE)
    except Refused as refusal:
        context["problem"] = refusal.sentence
        return render(request, "submission/resumption.html", context, status=refusal.status)
    return redirect("submission:resumption_code", token_of(draft))


@public
@never_cache
@require_http_methods(["GET", "POST"])
@with_linked_draft
def code(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Check the code; a sensitive account goes on by its second factor."""
    if address_asked(request, purpose=PURPOSE) != draft.email:
        return redirect("submission:resumption", token_of(draft))
    form = CodeForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            email = check_code(request, form.cleaned_data["code"], purpose=PURPOSE)
            response = sign_in(request, find_or_create_user(email, is_proven=True), to="submission:project")
        except Refused as refusal:
            form.add_error("code", refusal.sentence)
            status = refusal.status if refusal.status != 409 else 422
        else:
            return keep_in_browser(response, draft)
    context = {"form": form, "address": masked(draft.email), "token": token_of(draft)}
    return render(request, "submission/resumption_code.html", context, status=status)
