"""A dossier left in peace for a while, and taken up again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from recoco.domain.cases.actions.pausing import pause_case, resume_case
from recoco.domain.cases.forms.life import ConfirmForm, PauseForm
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.cases import with_placement
from recoco.domain.cases.views.gestures import Gesture, gesture_page, typed
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission

PAUSE = Gesture(
    "Mettre le dossier en pause",
    "Mettre en pause",
    "Pendant la pause, la collectivité ne reçoit plus d’e-mail de ce dossier. Les conseillers peuvent continuer d’y "
    "écrire. Le dossier reprend dès que la collectivité y fait quelque chose.",
    "Les personnes du dossier en sont prévenues dans leur prochain résumé.",
)
RESUME = Gesture(
    "Reprendre le dossier",
    "Reprendre le dossier",
    "La collectivité recevra de nouveau les nouvelles de ce dossier.",
    "Les personnes du dossier en sont prévenues dans leur prochain résumé.",
    then="cases:show",
)


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_PAUSE)
@with_placement
def pause(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Pause a case."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.CASE_PAUSE, placement)

    def act(said: dict[str, Any]) -> str:
        pause_case(placement, **said, by=by)
        return "Le dossier est en pause."

    return gesture_page(request, placement, PAUSE, PauseForm(typed(request)), act)


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_RESUME)
@with_placement
def resume(request: HttpRequest, placement: Placement) -> HttpResponse:
    """End a pause."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.CASE_RESUME, placement)

    def act(_: dict[str, Any]) -> str:
        resume_case(placement, by=by)
        return "Le dossier reprend."

    return gesture_page(request, placement, RESUME, ConfirmForm(typed(request)), act)
