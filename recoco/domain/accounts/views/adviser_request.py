"""The public door of advisers: an address and its code, the request, then where it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from recoco.domain.accounts.actions.adviser_requests import AlreadyAsked, request_to_advise
from recoco.domain.accounts.actions.codes import address_asked, check_code, send_code
from recoco.domain.accounts.actions.persons import find_or_create_user
from recoco.domain.accounts.actions.sessions import sign_in
from recoco.domain.accounts.adviser_request_forms import AdviserRequestForm, ApplicantAddressForm
from recoco.domain.accounts.adviser_requests import last_request
from recoco.domain.accounts.documents import closed_to_advisers
from recoco.domain.accounts.forms import CodeForm
from recoco.domain.accounts.models import RequestState
from recoco.domain.accounts.requests import user_of
from recoco.kernel.access.gates import public, signed_in
from recoco.kernel.access.visitors import network_address
from recoco.kernel.kit.refusals import Refused

PURPOSE = "adviser_request"
FORM, STATE = "accounts:adviser_request_form", "accounts:own_adviser_request"


@public
@never_cache
@require_http_methods(["GET", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Say what advising is, and send a code to the address of whoever wants to; the same for every address."""
    if request.actor.is_signed_in:  # type: ignore[attr-defined]
        return redirect(FORM)
    if told := closed_to_advisers():
        return _closed(request, told)
    form = ApplicantAddressForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            send_code(request, form.cleaned_data["email"], purpose=PURPOSE)
        except Refused as refusal:
            form.add_error("email", refusal.sentence)
            status = refusal.status
        else:
            return redirect("accounts:adviser_request_code")
    return render(request, "accounts/adviser_request.html", {"form": form}, status=status)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Check the code; the account is found or born, and a sensitive one goes on by its second factor."""
    asked = address_asked(request, purpose=PURPOSE)
    if not asked:
        return redirect("accounts:adviser_request")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            email = check_code(request, form.cleaned_data["code"], purpose=PURPOSE)
            return sign_in(request, find_or_create_user(email, is_proven=True), to=FORM)
        except Refused as refusal:
            form.add_error("code", refusal.sentence)
    context = {"form": form, "email": asked}
    return render(request, "accounts/adviser_request_code.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
def show(request: HttpRequest) -> HttpResponse:
    """Ask who they are, where they would advise and why; then their request leaves."""
    actor = request.actor  # type: ignore[attr-defined]
    before = last_request(request)
    if actor.territory.is_adviser or (before and before.state is RequestState.PENDING):
        return redirect(STATE)
    if told := closed_to_advisers():
        return _closed(request, told)
    form = AdviserRequestForm.prefilled(actor.person, before, request.POST or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            request_to_advise(
                user_of(request),
                words=form.words,
                motivation=form.cleaned_data["motivation"],
                network_address=network_address(request),
                **form.territory,
            )
            return redirect(STATE)
        except AlreadyAsked:  # a double click
            return redirect(STATE)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
    context = {"form": form, "email": user_of(request).email}
    return render(request, "accounts/adviser_request_form.html", context, status=status)


@never_cache
@require_GET
@signed_in
def state(request: HttpRequest) -> HttpResponse:
    """Say where one's request stands, and what comes next."""
    asked = last_request(request)
    is_adviser = request.actor.territory.is_adviser  # type: ignore[attr-defined]
    if asked is None and not is_adviser:
        return redirect(FORM)
    context = {"asked": asked, "is_adviser": is_adviser, "email": user_of(request).email}
    return render(request, "accounts/adviser_request_state.html", context)


def _closed(request: HttpRequest, told: str) -> HttpResponse:
    status = 200 if request.method == "GET" else Refused.status
    return render(request, "accounts/adviser_request_shut.html", {"told": told}, status=status)
