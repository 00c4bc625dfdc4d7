"""Handing over the role of référent, to a member or to somebody else by invitation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from recoco.domain.cases.actions.handing_over import hand_over
from recoco.domain.cases.actions.inviting import invite_to_case
from recoco.domain.cases.forms.people import SuccessorForm
from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import CaseParticipation, InvitedRole, Placement, Side
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused


@require_http_methods(["GET", "POST"])
@access(Permission.OWNER_HAND_OVER)
@with_placement(Permission.CASE_VIEW)
def show(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Ask who takes over, and hand over or invite."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.OWNER_HAND_OVER, placement)
    rows = list(CaseParticipation.objects.filter(case_id=placement.case_id).order_by("pk"))
    members = [row for row in rows if row.side == Side.MEMBER]
    form = SuccessorForm(request.POST or None, members=members)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _settle(placement, form, members, by))
            return redirect("cases:team", placement.case.slug)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
    owner = next((row for row in rows if row.side == Side.OWNER), None)
    context = {"frame": frame_of(request, placement), "case": placement.case, "form": form, "owner": owner}
    return render(request, "cases/hand_over.html", context, status=status)


def _settle(placement: Placement, form: SuccessorForm, members: list[CaseParticipation], by: Actor) -> str:
    given = form.cleaned_data
    if given["successor"] == form.SOMEBODY_ELSE:
        invite_to_case(placement, given["email"], role=InvitedRole.OWNER, by=by, message=given["message"])
        return f"L’invitation part à l’instant vers {given['email']}. Rien ne change avant sa réponse."
    member = next(one for one in members if str(one.pk) == given["successor"])
    hand_over(placement, member, by=by)
    return f"{member.name} est maintenant référent·e du dossier, et les personnes qui le suivent en sont prévenues."
