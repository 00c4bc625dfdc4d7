"""The home of whoever is signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from recoco.domain.accounts.actions.first_steps import close_first_steps
from recoco.domain.accounts.adviser_requests import own_request
from recoco.kernel.access.gates import signed_in
from recoco.surfaces.homes import advising, collectivite, team
from recoco.surfaces.homes.awaiting import lines_for
from recoco.surfaces.homes.first_steps import first_steps
from recoco.surfaces.homes.lines import newest_first
from recoco.surfaces.homes.messages import said_in
from recoco.surfaces.homes.recent import recent_cases
from recoco.surfaces.homes.sections import read
from recoco.surfaces.overview.choices import in_team


@require_GET
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show what awaits one first, then each of their roles: the team's part, the adviser's, the collectivité's."""
    actor = request.actor  # type: ignore[attr-defined]
    is_team = in_team(actor)
    recent = recent_cases(actor)
    events = team.recent_events(actor) if is_team else []
    asked = (*(team.ASKED if is_team else ()), *advising.asked_by(actor), *collectivite.ASKED)
    cases = read(asked, actor, numbers={*recent, *(one.case_id for one in events if one.case_id)})
    said = said_in(cases, actor)
    ours = collectivite.collectivite_of(cases, actor, said)
    advises = advising.advising_of(cases, actor, said)
    context: dict[str, Any] = {
        "name": actor.person.first_name if actor.person else "",
        "steps": first_steps(actor, is_team=is_team, advising=advises, ours=ours),
        "lines": newest_first([*lines_for(request), *ours.lines]),
        "more": ours.more,
        "team": team.team_of(cases, events, request) if is_team else None,
        "advising": advises,
        "ours": ours if ours.cases.count else None,
        "has_role": is_team or advises is not None or ours.cases.count > 0,
        "request_told": None if is_team else own_request(request),
        "recent": [cases.named[number].case for number in recent if number in cases.named],
    }
    return render(request, "homes/home.html", context)


@require_POST
@signed_in
def first_steps_end(request: HttpRequest) -> HttpResponse:
    """Put the first steps away."""
    person = request.actor.person  # type: ignore[attr-defined]
    if person is not None:
        close_first_steps(person)
    return redirect("homes:home")
