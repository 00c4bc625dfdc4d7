"""The second factors of one's own account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.accounts.actions.second_factor import (
    Codes,
    add_passkey,
    add_totp,
    remove_factor,
    renew_recovery_codes,
)
from recoco.domain.accounts.factors import passkeys, recovery, totp
from recoco.domain.accounts.factors.held import authenticators_of, factors_of
from recoco.domain.accounts.forms import PasskeyForm, TotpForm
from recoco.domain.accounts.recency import freshly_signed_in
from recoco.domain.accounts.requests import user_of
from recoco.domain.accounts.session_store import SECOND_FACTOR
from recoco.kernel.access.gates import signed_in
from recoco.kernel.kit.refusals import Refused


@never_cache
@require_GET
@signed_in
@freshly_signed_in
def index(request: HttpRequest) -> HttpResponse:
    """List the factors, and what may be added."""
    held = factors_of(user_of(request))
    context = {
        "held": held,
        "codes_left": recovery.left(held.recovery) if held.recovery else 0,
        "passkey_form": PasskeyForm(auto_id="key_%s"),
    }
    return render(request, "accounts/factors.html", context)


@require_POST
@signed_in
@freshly_signed_in
def application_start(request: HttpRequest) -> HttpResponse:
    """Choose a key to register."""
    totp.begin_totp(request)
    return redirect("accounts:factor_application")


@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
@freshly_signed_in
def application(request: HttpRequest) -> HttpResponse:
    """Register an authenticator application."""
    user, secret = user_of(request), totp.begun_secret(request)
    if not secret:
        return redirect("accounts:factors")
    form = TotpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = add_totp(user, secret, form.cleaned_data["code"])
            totp.end_totp(request)
            return _added(request, codes)
        except Refused as refusal:
            form.add_error("code", refusal.sentence)
    context = {"form": form, "secret": totp.grouped(secret), "picture": totp.qr_code(user, secret)}
    return render(request, "accounts/factor_application.html", context, status=422 if form.is_bound else 200)


@require_POST
@signed_in
@freshly_signed_in
def passkey_options(request: HttpRequest) -> HttpResponse:
    """Answer what the browser asks to make a passkey."""
    return JsonResponse(passkeys.registration_options(request, user_of(request)))


@require_POST
@signed_in
@freshly_signed_in
def passkey(request: HttpRequest) -> HttpResponse:
    """Register a passkey."""
    form = PasskeyForm(request.POST)
    codes = add_passkey(request, user_of(request), form.data.get("answer", ""), form.data.get("name", "")[:60])
    return _added(request, codes)


@require_POST
@signed_in
@freshly_signed_in
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove one factor."""
    user = user_of(request)
    remove_factor(user, get_object_or_404(authenticators_of(user), pk=pk))
    messages.success(request, "Ce moyen de vous authentifier est retiré.")
    return redirect("accounts:factors")


@require_POST
@signed_in
@freshly_signed_in
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Renew the recovery codes, and show them once."""
    return _shown(request, renew_recovery_codes(user_of(request)))


def _added(request: HttpRequest, codes: Codes) -> HttpResponse:
    request.session[SECOND_FACTOR] = True  # it has just been proven, in this session
    messages.success(request, "Votre compte est mieux protégé.")
    return _shown(request, codes) if codes else redirect("accounts:factors")


def _shown(request: HttpRequest, codes: Codes) -> HttpResponse:
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "to": reverse("accounts:factors")})
