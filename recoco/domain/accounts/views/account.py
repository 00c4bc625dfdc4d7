"""One's own account: password, second factor, open sessions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.accounts.actions.passwords import choose_password, drop_password
from recoco.domain.accounts.actions.sessions import close_sessions
from recoco.domain.accounts.adviser_requests import own_request
from recoco.domain.accounts.documents import access_here
from recoco.domain.accounts.factors.held import factors_of
from recoco.domain.accounts.forms import NewPasswordForm
from recoco.domain.accounts.models import Session
from recoco.domain.accounts.recency import freshly_signed_in
from recoco.domain.accounts.requests import user_of
from recoco.kernel.access.gates import signed_in
from recoco.kernel.kit import clock
from recoco.kernel.ui.navigation import links_of


@never_cache
@require_GET
@signed_in
def show(request: HttpRequest) -> HttpResponse:
    """Say what protects the account."""
    sessions = Session.objects.filter(user=user_of(request), expire_date__gt=clock.now()).count()
    context = {"user": user_of(request), "held": factors_of(user_of(request)), "sessions": sessions}
    context |= {"asked": own_request(request), "links": links_of("ACCOUNT_PAGES", request)}
    return render(request, "accounts/account.html", context)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@signed_in
@freshly_signed_in
def password(request: HttpRequest) -> HttpResponse:
    """Choose a password, where one serves; who has one already may change it: it serves on other portals."""
    if not (user_of(request).has_usable_password() or access_here()["has_passwords"]):
        return redirect("accounts:account")
    form = NewPasswordForm(request.POST or None, user=user_of(request))
    if request.method == "POST" and form.is_valid():
        choose_password(request, user_of(request), form.cleaned_data["password"])
        messages.success(request, "Votre mot de passe est changé. Vos autres sessions sont fermées.")
        return redirect("accounts:account")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/account_password.html", {"form": form, "user": user_of(request)}, status=status)


@require_POST
@signed_in
@freshly_signed_in
def password_removal(request: HttpRequest) -> HttpResponse:
    """Go back to codes by e-mail."""
    drop_password(request, user_of(request))
    messages.success(request, "Votre mot de passe est supprimé : un code par e-mail suffit désormais.")
    return redirect("accounts:account")


@never_cache
@require_GET
@signed_in
def sessions(request: HttpRequest) -> HttpResponse:
    """List what is open, here and on other portals."""
    alive = Session.objects.filter(user=user_of(request), expire_date__gt=clock.now()).select_related("portal")
    context = {"sessions": alive.order_by("-last_seen_at"), "here": _own_row(request)}
    return render(request, "accounts/sessions.html", context)


@require_POST
@signed_in
def session_closing(request: HttpRequest) -> HttpResponse:
    """Close one session, or all but this one."""
    chosen = request.POST.get("session", "")
    if chosen:
        closed, _ = Session.objects.filter(user=user_of(request), pk=chosen).exclude(pk=_own_row(request)).delete()
    else:
        closed = close_sessions(user_of(request), but=_own_row(request))
    messages.success(request, "Une session est fermée." if closed == 1 else f"{closed} sessions sont fermées.")
    return redirect("accounts:sessions")


def _own_row(request: HttpRequest) -> str:
    return str(request.session.row.pk)  # type: ignore[attr-defined]
