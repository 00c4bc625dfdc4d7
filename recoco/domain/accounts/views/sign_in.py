"""Signing in: an address, then the code it received; or a password."""

from typing import Any

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from recoco.domain.accounts.actions.codes import address_asked, check_code, send_code
from recoco.domain.accounts.actions.invitations import is_invited
from recoco.domain.accounts.actions.persons import find_or_create_user
from recoco.domain.accounts.actions.sessions import sign_in, sign_out
from recoco.domain.accounts.destinations import arrival, destination, with_destination
from recoco.domain.accounts.documents import access_here, ensure_passwords
from recoco.domain.accounts.forms import AddressForm, CodeForm, PasswordSignInForm
from recoco.domain.accounts.limits import PASSWORDS_OF_ADDRESS, SIGN_INS_FROM_NETWORK
from recoco.domain.accounts.models import User
from recoco.domain.accounts.panels import panels_for
from recoco.kernel.access.gates import public
from recoco.kernel.access.visitors import network_address
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.kit.slots import entries

PURPOSE = "sign_in"


@public
@never_cache
@require_http_methods(["GET", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Ask for an address, and send a code there."""
    to = destination(request)
    if request.actor.is_signed_in:  # type: ignore[attr-defined]
        return redirect(arrival(request, to))
    form = AddressForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            send_code(request, form.cleaned_data["email"], purpose=PURPOSE)
        except Refused as refusal:
            form.add_error("email", refusal.sentence)
            status = refusal.status
        else:
            return redirect(with_destination("accounts:code", to))
    return _page(request, "accounts/sign_in.html", form, status, sign_in_panels=panels_for(request), **access_here())


@public
@never_cache
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code; when the address has no account, explain how accounts are born."""
    to = destination(request)
    asked = address_asked(request, purpose=PURPOSE)
    if not asked:
        return redirect(with_destination("accounts:sign_in", to))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            email = check_code(request, form.cleaned_data["code"], purpose=PURPOSE)
            return _enter(request, email, to)
        except Refused as refusal:
            form.add_error("code", refusal.sentence)
    return _page(request, "accounts/code.html", form, 422 if form.is_bound else 200, email=asked)


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Ask for an address and its password."""
    to = destination(request)
    if request.actor.is_signed_in:  # type: ignore[attr-defined]
        return redirect(arrival(request, to))
    if request.method == "GET" and not access_here()["has_passwords"]:
        return redirect(with_destination("accounts:sign_in", to))
    form = PasswordSignInForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            ensure_passwords()
            SIGN_INS_FROM_NETWORK.spend(network_address(request))
            PASSWORDS_OF_ADDRESS.spend(form.cleaned_data["email"])
            user = authenticate(request, **form.cleaned_data)
            if isinstance(user, User):
                return sign_in(request, user, to=to)
            form.add_error(
                None, "L’adresse ou le mot de passe ne va pas. Sans mot de passe, demandez un code par e-mail."
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
    return _page(request, "accounts/password.html", form, status)


@public
@require_POST
def departure(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    to = destination(request)
    sign_out(request)
    return redirect(to)


def _enter(request: HttpRequest, email: str, to: str) -> HttpResponse:
    """Go on with an address that was proven."""
    invited = request.portal is not None and (  # type: ignore[attr-defined]
        is_invited(email) or any(awaits(email) for awaits in entries("INVITATIONS"))
    )
    if not invited and not User.objects.filter(email=email).exists():
        return render(request, "accounts/doors.html", {"email": email})
    return sign_in(request, find_or_create_user(email, is_proven=True), to=to)


def _page(request: HttpRequest, template: str, form: Any, status: int, **context: Any) -> HttpResponse:
    return render(request, template, {"form": form, "to": destination(request), **context}, status=status)
