"""Inviting people to a case, and whom it has invited."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from recoco.domain.cases.actions.inviting import invite_several, resend_invitation, revoke_invitation
from recoco.domain.cases.forms.people import InviteForm
from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import CaseInvitation, Placement
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import counted


@require_http_methods(["GET", "POST"])
@access(Permission.MEMBER_INVITE)
@with_placement(Permission.CASE_VIEW)
def invite(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Invite, and list who has not answered yet."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.MEMBER_INVITE, placement)
    form = InviteForm(request.POST or None, placement=placement, by=by)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            sent = invite_several(placement, **form.cleaned_data, by=by)
            messages.success(request, _told(sent))
            return redirect("cases:invite", placement.case.slug)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
    context = {
        "frame": frame_of(request, placement),
        "case": placement.case,
        "form": form,
        "lines": waiting_lines(placement, by),
    }
    return render(request, "cases/invite.html", context, status=status)


@require_POST
@access(Permission.INVITATION_RESEND)
def sending(request: HttpRequest, number: int) -> HttpResponse:
    """Send an invitation again."""
    invitation = _found(request, number)
    resend_invitation(invitation, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, f"L’invitation repart vers {invitation.email}, pour trente jours.")
    return redirect("cases:invite", invitation.placement.case.slug)


@require_POST
@access(Permission.INVITATION_REVOKE)
def revocation(request: HttpRequest, number: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = _found(request, number)
    revoke_invitation(invitation, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, f"L’invitation de {invitation.email} est annulée : son lien n’ouvre plus rien.")
    return redirect("cases:invite", invitation.placement.case.slug)


def waiting_lines(placement: Placement, by: Any) -> list[dict[str, Any]]:
    """Return the invitations that wait for an answer, the last sent first, and whether *by* may change each."""
    waiting = CaseInvitation.objects.unanswered().filter(placement=placement).select_related("invited_by")
    lines = []
    for one in waiting.order_by("-sent_at", "-pk"):
        one.placement = placement  # it knows what its reader is to it
        lines.append({"invitation": one, "may_change": by.may(Permission.INVITATION_RESEND, one)})
    return lines


def _found(request: HttpRequest, number: int) -> CaseInvitation:
    """Return an invitation to a case that the reader may open, or answer 404."""
    readable = Placement.objects.visible_to(request.actor).values("pk")  # type: ignore[attr-defined]
    found: CaseInvitation = get_object_or_404(
        CaseInvitation.objects.all().with_case().filter(placement__in=readable), pk=number
    )
    return found


def _told(sent: list[CaseInvitation]) -> str:
    if len(sent) == 1:
        return f"L’invitation part à l’instant vers {sent[0].email}. Sa réponse vous sera écrite."
    many = counted(len(sent), "invitation part", "invitations partent")
    return f"{many} à l’instant. Leurs réponses vous seront écrites."
