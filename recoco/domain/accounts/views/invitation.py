"""The page of the invited person: it opens nothing by itself, and always says what to do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from recoco.domain.accounts.actions.codes import send_code
from recoco.domain.accounts.actions.invitations import accept_invitation, ask_again, refuse_invitation
from recoco.domain.accounts.actions.sessions import sign_in
from recoco.domain.accounts.destinations import arrival, with_destination
from recoco.domain.accounts.invitation_forms import InvitedForm
from recoco.domain.accounts.invitation_links import invitation_behind, token_of
from recoco.domain.accounts.mailbox_forms import address_to_share
from recoco.domain.accounts.masking import masked
from recoco.domain.accounts.models import InvitationState, PortalInvitation, RoleName
from recoco.domain.accounts.requests import user_of
from recoco.domain.accounts.sensitivity import SENSITIVE_NAMES
from recoco.domain.accounts.signing import sign_as_holder
from recoco.domain.accounts.views.sign_in import PURPOSE
from recoco.kernel.access.gates import public, signed_in
from recoco.kernel.kit.refusals import Refused


def with_invitation(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give the view the invitation behind the link's token, or answer 404."""

    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponseBase:
        invitation = invitation_behind(token)
        if invitation is None:
            raise Http404
        return view(request, invitation)

    return found


@public
@never_cache
@require_http_methods(["GET", "POST"])
@with_invitation
def show(request: HttpRequest, invitation: PortalInvitation) -> HttpResponse:
    """Say what is offered; accept it, for whoever it is meant."""
    actor = request.actor  # type: ignore[attr-defined]
    is_theirs = actor.is_signed_in and user_of(request).email == invitation.email
    if is_theirs and invitation.state is InvitationState.ACCEPTED:
        return redirect(arrival(request, "/"))  # its link is useful for ever
    if not invitation.is_open:
        return _page(request, invitation, "accounts/invitation_closed.html", status=410)
    if not actor.is_signed_in:
        return _page(request, invitation, "accounts/invitation.html")
    if not is_theirs:
        return _page(request, invitation, "accounts/invitation_of_another.html", account=actor.name)
    form = _form(request, invitation)
    if request.method == "POST" and form.is_valid():
        try:
            return _accept(request, invitation, form)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    status = 422 if form.is_bound else 200
    return _page(request, invitation, "accounts/invitation_answer.html", status=status, form=form)


@public
@require_POST
@with_invitation
def code(request: HttpRequest, invitation: PortalInvitation) -> HttpResponse:
    """Send a code to the invited address; its owner comes back here signed in."""
    if invitation.is_open:
        send_code(request, invitation.email, purpose=PURPOSE)
        return redirect(with_destination("accounts:code", _address(invitation)))
    return redirect(_address(invitation))


@require_POST
@signed_in
@with_invitation
def refusal(request: HttpRequest, invitation: PortalInvitation) -> HttpResponse:
    """Decline."""
    refuse_invitation(invitation, user_of(request))
    messages.success(request, "Votre réponse est partie à la personne qui vous invitait.")
    return redirect(_address(invitation))


@public
@require_POST
@with_invitation
def new_link(request: HttpRequest, invitation: PortalInvitation) -> HttpResponse:
    """Ask whoever invited for a new link."""
    ask_again(invitation)
    messages.success(request, "Votre demande est partie. Vous recevrez un nouvel e-mail d’invitation.")
    return redirect(_address(invitation))


def _form(request: HttpRequest, invitation: PortalInvitation) -> InvitedForm:
    person = request.actor.person  # type: ignore[attr-defined]
    own = invitation.role in SENSITIVE_NAMES  # a role of the team is somebody's
    address = "" if own else address_to_share(user_of(request), person)
    return InvitedForm.for_person(person, request.POST or None, address=address)


def _accept(request: HttpRequest, invitation: PortalInvitation, form: InvitedForm) -> HttpResponse:
    user = user_of(request)
    person = accept_invitation(invitation, user, words=form.words, shares=form.shares)
    if form.shares:
        sign_as_holder(request, person)
    messages.success(request, f"Bienvenue sur {invitation.portal.name}.")
    if invitation.role in SENSITIVE_NAMES:
        # Their session was opened without a second factor, maybe: it is asked before the role serves.
        return sign_in(request, user)
    return redirect(arrival(request, "/"))


def _page(
    request: HttpRequest, invitation: PortalInvitation, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    token = token_of(invitation)
    context |= {
        "invitation": invitation,
        "role": RoleName(invitation.role).label,
        "inviter": invitation.invited_by.signature if invitation.invited_by else invitation.portal.name,
        "address": masked(invitation.email),
        "token": token,
        "to": _address(invitation),
    }
    return render(request, template, context, status=status)


def _address(invitation: PortalInvitation) -> str:
    return reverse("accounts:invitation", args=[token_of(invitation)])
