"""Invitations to a portal, for its team: whom we invited, and inviting."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from recoco.domain.accounts.actions.invitations import invite, resend_invitation, revoke_invitation
from recoco.domain.accounts.actions.roles import TO_GRANT
from recoco.domain.accounts.invitation_forms import InvitationForm
from recoco.domain.accounts.models import PortalInvitation, RoleName
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused

ON_A_PAGE = 25


@require_http_methods(["GET", "POST"])
@access(Permission.PORTAL_ROLE_GRANT_ADVISER)
def index(request: HttpRequest) -> HttpResponse:
    """List the invitations, newest first, and invite."""
    by = request.actor  # type: ignore[attr-defined]
    form = InvitationForm(request.POST or None, by=by)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            sent = invite(**form.cleaned_data, by=by)
            messages.success(request, f"L’invitation part à l’instant vers {sent.email}.")
            return redirect("accounts:invitations")
        except Refused as refusal:
            form.add_error("email", refusal.sentence)
            status = refusal.status
    rows = PortalInvitation.objects.select_related("invited_by").order_by("-sent_at", "-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    may_grant = {name for name in RoleName if by.may(TO_GRANT[name])}
    lines = [
        {"invitation": one, "may_change": one.role in may_grant and one.state in ("open", "expired")} for one in page
    ]
    context = {"form": form, "lines": lines, "shown": page}
    return render(request, "accounts/invitations.html", context, status=status)


@require_POST
@access(Permission.PORTAL_ROLE_GRANT_ADVISER)
def sending(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an invitation again."""
    invitation = get_object_or_404(PortalInvitation, pk=pk)
    resend_invitation(invitation, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, f"L’invitation repart vers {invitation.email}, pour trente jours.")
    return redirect("accounts:invitations")


@require_POST
@access(Permission.PORTAL_ROLE_GRANT_ADVISER)
def revocation(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = get_object_or_404(PortalInvitation, pk=pk)
    revoke_invitation(invitation, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, f"L’invitation de {invitation.email} est annulée.")
    return redirect("accounts:invitations")
