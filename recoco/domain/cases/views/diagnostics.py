"""The diagnostic call of a dossier, noted by those who advise it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from recoco.domain.cases.actions.diagnosing import mark_diagnostic
from recoco.domain.cases.forms.diagnostic import DiagnosticForm
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.gestures import Gesture, gesture_page, typed
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission

DIAGNOSTIC = Gesture(
    "Appel de diagnostic",
    "Enregistrer l’appel",
    "Le premier échange de vive voix avec la collectivité : où elle en est, ce qu’elle attend, par quoi commencer.",
    "Toutes les personnes qui lisent le dossier le verront. Personne ne reçoit d’e-mail.",
    then="cases:show",
)


@require_http_methods(["GET", "POST"])
@access(Permission.DIAGNOSTIC_MARK)
@with_placement(Permission.CASE_VIEW)
def diagnostic(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Note the call, or correct what was noted."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.DIAGNOSTIC_MARK, placement)
    form = DiagnosticForm(typed(request), placement=placement, by=by)

    def act(said: dict[str, Any]) -> str:
        mark_diagnostic(placement, **said, by=by)
        return "L’appel de diagnostic est noté." if said["on"] else "L’appel de diagnostic est effacé."

    return gesture_page(request, placement, DIAGNOSTIC, form, act)
