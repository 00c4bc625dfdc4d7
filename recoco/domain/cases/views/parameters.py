"""The tab « Paramètres » of a dossier, and the team's own switches."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from recoco.domain.cases.actions.switches import exclude_placement, mute_placement
from recoco.domain.cases.forms.life import SwitchesForm
from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.parameters.page import settings_of
from recoco.domain.cases.views.gestures import Gesture, gesture_page, typed
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission

SWITCHES = Gesture(
    "Notifications et statistiques",
    "Enregistrer",
    "Ces réglages ne valent que sur ce portail. Seule son équipe les voit.",
    "Personne n’est prévenu.",
)


@require_GET
@access(Permission.CASE_VIEW)
@with_placement(Permission.CASE_VIEW)
def settings(request: HttpRequest, placement: Placement) -> HttpResponse:
    """List what the reader may settle on this dossier."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {"frame": frame_of(request, placement), "case": placement.case}
    return render(request, "cases/settings.html", context | {"sections": settings_of(placement, actor)})


@require_http_methods(["GET", "POST"])
@access(Permission.PLACEMENT_MUTE)
@with_placement(Permission.CASE_VIEW)
def switches(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Switch notifications and statistics off or on for this dossier."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.PLACEMENT_MUTE, placement)

    def act(said: dict[str, Any]) -> str:
        mute_placement(placement, said["is_muted"], by=by)
        exclude_placement(placement, said["is_excluded"], by=by)
        return "C’est enregistré."

    now = {"is_muted": placement.is_muted, "is_excluded": placement.is_excluded}
    return gesture_page(request, placement, SWITCHES, SwitchesForm(typed(request), initial=now), act)
