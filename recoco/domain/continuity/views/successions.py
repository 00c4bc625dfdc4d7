"""Passing on the role of référent on several dossiers at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.domain.continuity.actions.succeeding import Succession, pass_ownership
from recoco.domain.continuity.forms import SuccessionForm
from recoco.domain.continuity.ownership import members_beside, members_of, owned_by
from recoco.domain.continuity.views.hand_overs import giver_named, oneself
from recoco.kernel.access.gates import access, signed_in
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import counted


@require_http_methods(["GET", "POST"])
@access(Permission.ADVISER_REMOVE)
def of_somebody(request: HttpRequest, number: int) -> HttpResponse:
    """Pass on the role of somebody, for the team."""
    return _page(request, giver_named(request, number))


@require_http_methods(["GET", "POST"])
@signed_in
def of_oneself(request: HttpRequest) -> HttpResponse:
    """Pass on one's own role."""
    return _page(request, oneself(request))


def _page(request: HttpRequest, owner: Person) -> HttpResponse:
    by = request.actor  # type: ignore[attr-defined]
    owned = owned_by(owner, by)
    is_own = owner == by.person
    form = SuccessionForm(
        request.POST or None,
        owned=owned,
        members=list(members_beside(owner, owned)),
        about="" if is_own else owner.full_name,
    )
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        words = {"leaves": said["leaves"], "message": said["message"]}
        try:
            done = pass_ownership(owner, said["email"], form.chosen, by=by, **words)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
            owned = owned_by(owner, by)
        else:
            messages.success(request, _told(done, said["email"]))
            return redirect("continuity:own_succession") if is_own else redirect("continuity:person", owner.pk)
    context = {
        "owner": owner,
        "is_own": is_own,
        "form": form,
        "owned": owned,
        "options": _options(owned),
        "chosen": form.ticked if form.is_bound else {str(one.pk) for one in owned},
    }
    return render(request, "continuity/succession.html", context, status=status)


def _options(owned: list[Placement]) -> list[tuple[str, str, str]]:
    members = members_of(owned)
    options = []
    for one in owned:
        commune = one.case.commune
        place = f"{commune.name} ({commune.departement.code})" if commune else "commune inconnue"
        names = members.get(one.case_id, [])
        who = f"{'membres' if len(names) > 1 else 'membre'} : {', '.join(names)}" if names else "aucun autre membre"
        options.append((str(one.pk), one.case.name, f"{place} · {one.get_status_display()} · {who}"))
    return options


def _told(done: Succession, email: str) -> str:
    said = []
    if done.passed:
        said.append(counted(len(done.passed), "dossier a changé de référent·e", "dossiers ont changé de référent·e"))
    if done.invited:
        invitations = counted(len(done.invited), "invitation part", "invitations partent")
        said.append(f"{invitations} vers {email} : rien n’y change avant sa réponse")
    return f"{'. '.join(said)}."
