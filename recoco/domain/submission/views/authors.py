"""Second step of a submission: who brings it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from recoco.domain.accounts.actions.codes import WrongCode, check_code, send_code
from recoco.domain.accounts.actions.persons import ensure_person, find_or_create_user
from recoco.domain.accounts.actions.sessions import sign_in
from recoco.domain.accounts.actors import actor_of
from recoco.domain.submission.actions.drafting import attach_to_author, keep_address
from recoco.domain.submission.forms import AddressForm, CodeForm, IdentityForm
from recoco.domain.submission.models import Draft
from recoco.domain.submission.views.drafts import with_draft
from recoco.kernel.access.gates import public, signed_in

PURPOSE = "submission"


@public
@require_http_methods(["GET", "POST"])
@with_draft
def author(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Ask for the author's address, and send a code there."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor.is_signed_in:
        return redirect("submission:identity")
    form = AddressForm(request.POST or None, initial={"email": draft.email})
    if request.method == "POST" and form.is_valid():
        keep_address(draft, form.cleaned_data["email"], by=actor)
        send_code(request, draft.email, purpose=PURPOSE)
        return redirect("submission:code")
    return render(request, "submission/author.html", {"form": form, "draft": draft}, status=422 if form.errors else 200)


@public
@require_http_methods(["GET", "POST"])
@with_draft
def code(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Check the code received; a sensitive account goes on by its second factor."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            email = check_code(request, form.cleaned_data["code"], purpose=PURPOSE)
        except WrongCode as refusal:
            form.add_error("code", refusal.sentence)
        else:
            return sign_in(request, find_or_create_user(email, is_proven=True), to="submission:identity")
    return render(request, "submission/code.html", {"form": form, "draft": draft}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@signed_in
@with_draft
def identity(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Ask who they are to those who are nobody here yet; the draft becomes their case, with its number."""
    actor = request.actor  # type: ignore[attr-defined]
    form = IdentityForm(request.POST or None)
    person = actor.person
    if person is None and request.method == "POST" and form.is_valid():
        words = {name: value for name, value in form.cleaned_data.items() if name != "terms"}
        person = ensure_person(request.user, **words)  # type: ignore[arg-type]  # signed in
    if person is None:
        context = {"form": form, "draft": draft}
        return render(request, "submission/identity.html", context, status=422 if form.errors else 200)
    if request.method == "POST":
        attach_to_author(draft, by=actor_of(person))
    return redirect("submission:review")
