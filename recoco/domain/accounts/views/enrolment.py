"""The first sign-in of a sensitive account: it chooses its second factor, and nothing opens before."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from recoco.domain.accounts.actions.second_factor import Codes, add_passkey, add_totp
from recoco.domain.accounts.actions.sessions import complete_sign_in
from recoco.domain.accounts.factors import passkeys, totp
from recoco.domain.accounts.factors.held import factors_of
from recoco.domain.accounts.forms import PasskeyForm, TotpForm
from recoco.domain.accounts.pending import PendingSignIn
from recoco.domain.accounts.views.second_factor import with_pending
from recoco.kernel.access.gates import public
from recoco.kernel.kit.refusals import Refused


@public
@never_cache
@require_http_methods(["GET", "POST"])
@with_pending
def application(request: HttpRequest, waiting: PendingSignIn) -> HttpResponse:
    """Register an authenticator application."""
    secret = totp.begun_secret(request)
    if factors_of(waiting.user).any or not secret:
        return redirect("accounts:second_factor")
    form = TotpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = add_totp(waiting.user, secret, form.cleaned_data["code"])
            totp.end_totp(request)
            return _done(request, waiting, codes)
        except Refused as refusal:
            form.add_error("code", refusal.sentence)
    return _page(request, waiting, form)


@public
@require_POST
@with_pending
def passkey_options(request: HttpRequest, waiting: PendingSignIn) -> HttpResponse:
    """Answer what the browser asks to make a passkey."""
    return JsonResponse(passkeys.registration_options(request, waiting.user))


@public
@never_cache
@require_POST
@with_pending
def passkey(request: HttpRequest, waiting: PendingSignIn) -> HttpResponse:
    """Register a passkey."""
    if factors_of(waiting.user).any:
        # Whoever holds a factor proves it: otherwise a stolen mailbox could add its own.
        return redirect("accounts:second_factor")
    form = PasskeyForm(request.POST)
    try:
        codes = add_passkey(request, waiting.user, form.data.get("answer", ""), form.data.get("name", "")[:60])
    except Refused as refusal:
        return _page(request, waiting, TotpForm(), sentence=refusal.sentence)
    return _done(request, waiting, codes)


def _page(request: HttpRequest, waiting: PendingSignIn, form: TotpForm, **context: Any) -> HttpResponse:
    secret = totp.begun_secret(request)
    context |= {
        "form": form,
        "email": waiting.user.email,
        "secret": totp.grouped(secret),
        "picture": totp.qr_code(waiting.user, secret),
        "passkey_form": PasskeyForm(auto_id="key_%s"),
    }
    status = 422 if form.is_bound or context.get("sentence") else 200
    return render(request, "accounts/enrolment.html", context, status=status)


def _done(request: HttpRequest, waiting: PendingSignIn, codes: Codes) -> HttpResponse:
    entered = complete_sign_in(request, waiting)
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "to": entered["Location"]})
