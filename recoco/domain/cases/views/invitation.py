"""The page of somebody invited to a case: it opens nothing by itself, and always says what to do."""

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
from recoco.domain.accounts.destinations import with_destination
from recoco.domain.accounts.invitation_forms import InvitedForm
from recoco.domain.accounts.mailbox_forms import address_to_share
from recoco.domain.accounts.masking import masked
from recoco.domain.accounts.models import InvitationState, Person
from recoco.domain.accounts.requests import user_of
from recoco.domain.accounts.signing import sign_as_holder
from recoco.domain.accounts.views.sign_in import PURPOSE
from recoco.domain.cases.actions.answering import accept_invitation, refuse_invitation
from recoco.domain.cases.actions.inviting import ask_again
from recoco.domain.cases.invitations.links import invitation_behind, token_of
from recoco.domain.cases.models import CaseInvitation, InvitedRole, Placement
from recoco.kernel.access.gates import public, signed_in
from recoco.kernel.kit.refusals import Refused

View = Callable[..., HttpResponseBase]
# What each place lets do, in the words of the invited person.
OPENS = {
    InvitedRole.MEMBER: "lire le dossier en entier, répondre et décider avec l’équipe de la collectivité",
    InvitedRole.OWNER: "suivre le dossier en entier au nom de la collectivité, et y inviter d’autres personnes",
    InvitedRole.ADVISER: "lire le dossier en entier, espace conseillers compris, et recommander",
    InvitedRole.OBSERVER: "lire le dossier en entier, espace conseillers compris, et participer aux échanges",
}
NOTHING_KNOWN = {"first_name": "", "last_name": ""}


def with_invitation(view: View) -> View:
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
def show(request: HttpRequest, invitation: CaseInvitation) -> HttpResponse:
    """Say what is offered; accept it, for whoever it is meant."""
    actor = request.actor  # type: ignore[attr-defined]
    is_theirs = actor.is_signed_in and user_of(request).email == invitation.email
    if not invitation.is_open or invitation.placement.withdrawn_at or invitation.placement.is_archived:
        return _closed(request, invitation, is_theirs=is_theirs)
    if not actor.is_signed_in:
        return _page(request, invitation, "cases/invitation.html")
    if not is_theirs:
        return _page(request, invitation, "cases/invitation_of_another.html", account=actor.name)
    # Somebody whom the portal knows has nothing more to say of themselves.
    form = None if actor.person and actor.person.full_name else _identity(request, invitation)
    refused, status = "", 200
    if request.method == "POST":
        status = 422
        if form is None or form.is_valid():
            try:
                return _accept(request, invitation, form)
            except Refused as refusal:
                refused, status = refusal.sentence, refusal.status
    return _page(request, invitation, "cases/invitation_answer.html", status=status, form=form, refused=refused)


@public
@require_POST
@with_invitation
def code(request: HttpRequest, invitation: CaseInvitation) -> HttpResponse:
    """Send a code to the invited address; its owner comes back here signed in."""
    if invitation.is_open:
        send_code(request, invitation.email, purpose=PURPOSE)
        return redirect(with_destination("accounts:code", _address(invitation)))
    return redirect(_address(invitation))


@require_POST
@signed_in
@with_invitation
def refusal(request: HttpRequest, invitation: CaseInvitation) -> HttpResponse:
    """Decline."""
    refuse_invitation(invitation, user_of(request))
    messages.success(request, f"Votre réponse est partie à {invitation.inviter}.")
    return redirect(_address(invitation))


@public
@require_POST
@with_invitation
def new_link(request: HttpRequest, invitation: CaseInvitation) -> HttpResponse:
    """Ask whoever invited for a new link."""
    ask_again(invitation)
    messages.success(request, "Votre demande est partie. Vous recevrez un nouvel e-mail d’invitation.")
    return redirect(_address(invitation))


def _accept(request: HttpRequest, invitation: CaseInvitation, form: InvitedForm | None) -> HttpResponse:
    user, words = user_of(request), form.words if form else NOTHING_KNOWN
    shares = form is not None and form.shares
    placement = accept_invitation(invitation, user, words=words, shares=shares)
    if shares:
        sign_as_holder(request, Person.objects.get(user=user))
    messages.success(request, f"Bienvenue sur le dossier « {placement.case.name} ».")
    return redirect(placement.get_absolute_url())


def _closed(request: HttpRequest, invitation: CaseInvitation, *, is_theirs: bool) -> HttpResponse:
    """Answer for a link that is no more to be answered: it leads somewhere all the same."""
    case = invitation.placement.case
    readable = False
    if is_theirs and invitation.state is InvitationState.ACCEPTED:
        actor = request.actor  # type: ignore[attr-defined]
        readable = Placement.objects.visible_to(actor).filter(pk=invitation.placement_id).exists()
        if readable:
            return redirect(case.get_absolute_url())
    gone = invitation.placement.withdrawn_at is not None or invitation.placement.is_archived
    context = {"gone": gone, "is_theirs": is_theirs, "case_address": case.get_absolute_url()}
    return _page(request, invitation, "cases/invitation_closed.html", status=410, **context)


def _identity(request: HttpRequest, invitation: CaseInvitation) -> InvitedForm:
    known = {"first_name": invitation.first_name, "last_name": invitation.last_name}
    address = address_to_share(user_of(request), request.actor.person)  # type: ignore[attr-defined]
    return InvitedForm(request.POST or None, initial=known, address=address)


def _page(
    request: HttpRequest, invitation: CaseInvitation, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    context |= {
        "invitation": invitation,
        "case": invitation.placement.case,
        "opens": OPENS[InvitedRole(invitation.role)],
        "address": masked(invitation.email),
        "token": token_of(invitation),
        "to": _address(invitation),
    }
    return render(request, template, context, status=status)


def _address(invitation: CaseInvitation) -> str:
    return reverse("cases:invitation", args=[token_of(invitation)])
