"""The second step of a sign-in: proving the factor one holds."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from recoco.domain.accounts import pending
from recoco.domain.accounts.actions.second_factor import prove_by_code, prove_by_passkey
from recoco.domain.accounts.actions.sessions import complete_sign_in
from recoco.domain.accounts.factors import passkeys
from recoco.domain.accounts.factors.held import factors_of
from recoco.domain.accounts.forms import FactorCodeForm, PasskeyForm
from recoco.domain.accounts.pending import PendingSignIn
from recoco.kernel.access.gates import public
from recoco.kernel.kit.refusals import Refused


def with_pending(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give the view the sign-in that waits; without one, send back to the first step."""

    @wraps(view)
    def found(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        waiting = pending.current(request)
        if waiting is None:
            return redirect("accounts:sign_in")
        return view(request, waiting, *args, **options)

    return found


@public
@never_cache
@require_http_methods(["GET", "POST"])
@with_pending
def code(request: HttpRequest, waiting: PendingSignIn) -> HttpResponse:
    """Ask for a code of the application, a recovery code, or a passkey."""
    held = factors_of(waiting.user)
    if not held.any:
        return redirect("accounts:enrolment")
    form = FactorCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            prove_by_code(waiting.user, form.cleaned_data["code"])
            return complete_sign_in(request, waiting)
        except Refused as refusal:
            form.add_error("code", refusal.sentence)
    return _page(request, waiting, form)


@public
@require_POST
@with_pending
def passkey_options(request: HttpRequest, waiting: PendingSignIn) -> HttpResponse:
    """Answer what the browser asks of a passkey."""
    return JsonResponse(passkeys.proof_options(request, waiting.user))


@public
@require_POST
@with_pending
def passkey(request: HttpRequest, waiting: PendingSignIn) -> HttpResponse:
    """Check the passkey."""
    form = PasskeyForm(request.POST)
    try:
        prove_by_passkey(request, waiting.user, form.data.get("answer", ""))
        return complete_sign_in(request, waiting)
    except Refused as refusal:
        return _page(request, waiting, FactorCodeForm(), sentence=refusal.sentence)


def _page(request: HttpRequest, waiting: PendingSignIn, form: FactorCodeForm, sentence: str = "") -> HttpResponse:
    held = factors_of(waiting.user)
    context = {
        "form": form,
        "held": held,
        "email": waiting.user.email,
        "has_passkey_here": bool(held.passkeys_of(passkeys.host_of(request))),
        "sentence": sentence,
    }
    status = 422 if form.is_bound or sentence else 200
    return render(request, "accounts/second_factor.html", context, status=status)
