"""Second step of a submission: who brings it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from recoco.domain.accounts.actions.codes import address_asked, check_code, send_code
from recoco.domain.accounts.actions.persons import find_or_create_user
from recoco.domain.accounts.actions.sessions import sign_in
from recoco.domain.accounts.mailbox_forms import address_to_share
from recoco.domain.accounts.requests import user_of
from recoco.domain.accounts.signing import sign_as_holder
from recoco.domain.submission.actions.drafting import attach_to_author, keep_address, keep_typed
from recoco.domain.submission.actions.introducing import introduce_author
from recoco.domain.submission.forms import AddressForm, CodeForm
from recoco.domain.submission.identity_forms import IdentityForm
from recoco.domain.submission.models import Draft
from recoco.domain.submission.traps import catch, catch_haste
from recoco.domain.submission.typed import typed_in
from recoco.domain.submission.views.drafts import with_draft
from recoco.kernel.access.gates import public, signed_in
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused

PURPOSE = "submission"


@public
@never_cache
@require_http_methods(["GET", "POST"])
@with_draft
def author(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Ask for the author's address, and send a code there."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor.is_signed_in:
        return redirect("submission:identity")
    form = AddressForm(request.POST or None, initial={"email": draft.email})
    status = 422 if form.is_bound else 200
    if form.is_valid() and not catch(request, form) and not catch_haste(draft, form):
        email = form.cleaned_data["email"]
        try:
            send_code(request, email, purpose=PURPOSE)
        except Refused as refusal:
            form.add_error("email", refusal.sentence)
            status = refusal.status
        else:
            if draft.author_id is None:
                keep_address(draft, email, by=actor)
            return redirect("submission:code")
    return render(request, "submission/author.html", {"form": form, "draft": draft}, status=status)


@public
@never_cache
@require_http_methods(["GET", "POST"])
@with_draft
def code(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Check the code received; a sensitive account goes on by its second factor."""
    asked = address_asked(request, purpose=PURPOSE)
    if not asked:
        return redirect("submission:author")
    form = CodeForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            email = check_code(request, form.cleaned_data["code"], purpose=PURPOSE)
            response = sign_in(request, find_or_create_user(email, is_proven=True), to="submission:identity")
            _attach_if_known(request, draft)
        except Refused as refusal:
            form.add_error("code", refusal.sentence)
            status = refusal.status if refusal.status != 409 else 422
        else:
            return response
    context = {"form": form, "draft": draft, "email": asked}
    return render(request, "submission/code.html", context, status=status)


@require_http_methods(["GET", "POST"])
@signed_in
@with_draft
def identity(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Ask who they are to those who are nobody here yet; the draft becomes their case, with its number."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor.person is not None:
        return redirect("submission:review")
    user = user_of(request)
    form = IdentityForm.of(draft, request.POST or None, address=address_to_share(user, None))
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            person = introduce_author(draft, user, words=form.words, shares=form.shares)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            if form.shares:
                sign_as_holder(request, person)
            return redirect("submission:review")
    if form.is_bound:
        keep_typed(draft, typed_in(request.POST, form.fields), by=actor)
    return render(request, "submission/identity.html", {"form": form, "draft": draft}, status=status)


def _attach_if_known(request: HttpRequest, draft: Draft) -> None:
    """Give its number to the case of somebody this portal knows, whose session has just been opened."""
    actor = request.actor  # type: ignore[attr-defined]
    known = actor.person is not None and draft.author_id in {None, actor.user_id}
    if known and not actor.may(Permission.CASE_SUBMIT_FOR_SOMEBODY):
        attach_to_author(draft, by=actor)
