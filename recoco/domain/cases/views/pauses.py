"""A dossier left in peace for a while, and taken up again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from recoco.domain.cases.actions.pausing import pause_case, resume_case
from recoco.domain.cases.actions.resting import keep_active, may_keep
from recoco.domain.cases.forms.life import ConfirmForm, PauseForm
from recoco.domain.cases.models import Placement
from recoco.domain.cases.silence import rest_day
from recoco.domain.cases.views.gestures import Gesture, gesture_page, typed
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.french import day

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
@with_placement(Permission.CASE_VIEW)
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
@with_placement(Permission.CASE_VIEW)
def resume(request: HttpRequest, placement: Placement) -> HttpResponse:
    """End a pause."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.CASE_RESUME, placement)

    def act(_: dict[str, Any]) -> str:
        resume_case(placement, by=by)
        return "Le dossier reprend."

    return gesture_page(request, placement, RESUME, ConfirmForm(typed(request)), act)


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_VIEW)
@with_placement(Permission.CASE_VIEW)
def keep(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Keep a case active: where the e-mail that announces its pause leads. Opening the page changes nothing."""
    by, case = request.actor, placement.case  # type: ignore[attr-defined]
    if not may_keep(placement, by):
        raise Forbidden(Permission.CASE_RESUME)
    rests_on = rest_day(case)
    if request.method == "GET" and rests_on is None and not case.is_paused:
        return redirect("cases:show", case.slug)

    def act(_: dict[str, Any]) -> str:
        keep_active(placement, by=by)
        return "Le dossier reste actif."

    what = f"sera mis en pause le {day(rests_on)}" if rests_on else "est en pause"
    gesture = Gesture(
        "Garder le dossier actif",
        "Garder le dossier actif",
        f"Sans signe de la collectivité depuis longtemps, ce dossier {what} : elle ne reçoit alors plus d’e-mail à son "
        "sujet. Gardez-le actif si le projet continue, même lentement.",
        "L’équipe qui suit le dossier le lira dans son activité. Personne ne reçoit d’e-mail.",
        then="cases:show",
    )
    return gesture_page(request, placement, gesture, ConfirmForm(typed(request)), act)
