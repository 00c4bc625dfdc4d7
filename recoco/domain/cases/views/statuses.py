"""Where a dossier stands: moved, closed, reopened, archived, restored."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from recoco.domain.accounts.destinations import NEXT, destination
from recoco.domain.cases.actions.archiving import archive_placement, restore_placement
from recoco.domain.cases.actions.moving import move_placement, reopen_placement
from recoco.domain.cases.forms.life import ArchiveForm, ConfirmForm, MoveForm, VersionForm
from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.moves import moves_of
from recoco.domain.cases.views.gestures import Gesture, gesture_page, typed
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.htmx import fragment_or_redirect


@require_http_methods(["GET", "POST"])
@access(Permission.PLACEMENT_MOVE)
@with_placement(Permission.CASE_VIEW)
def move(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Ask where to, and why where a reason is needed; then move, from here or from the board (`next`)."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.PLACEMENT_MOVE, placement)
    asked, moves = str(request.POST.get("to") or request.GET.get("to") or ""), moves_of(placement, by)
    chosen = next((one for one in moves if one.to == asked), None)
    if request.method == "POST" and chosen and chosen.needs_reason and "reason" not in request.POST:
        return fragment_or_redirect(request, f"{request.path}?{urlencode({'to': asked, NEXT: destination(request)})}")
    first = {"to": asked, "version": placement.version}
    form, status = MoveForm(typed(request), initial=first, moves=moves, to=asked), 200
    if request.method == "POST":
        status = 422
        try:
            # Before the form, whose choices are of the present status: whoever comes second is told who was first.
            placement.ensure_accepted()
            if form.is_valid() or "to" in form.errors:
                version, reason = form.cleaned_data.get("version", 0), form.cleaned_data.get("reason", "")
                move_placement(placement, _status(asked), by=by, version=version, reason=reason)
                messages.success(request, f"Le dossier est maintenant « {placement.get_status_display()} ».")
                to = destination(request)
                return fragment_or_redirect(request, placement.get_absolute_url() if to == "/" else to)
        except Refused as refusal:
            status = refusal.status
            fresh = {**request.POST.dict(), "version": placement.version}
            form = MoveForm(fresh, moves=moves, to=asked)
            form.is_valid()
            form.errors.pop("to", None)
            form.add_error(None, refusal.sentence)
    context = {"frame": frame_of(request, placement), "case": placement.case, "form": form, "moves": moves}
    context |= {"chosen": chosen, "placement": placement, "next": destination(request), "NEXT": NEXT}
    return render(request, "cases/move.html", context, status=status)


def _status(asked: str) -> Status:
    if asked not in Status.values:
        raise Refused("Choisissez un statut de la liste.")
    return Status(asked)


@require_http_methods(["GET", "POST"])
@access(Permission.PLACEMENT_REOPEN)
@with_placement(Permission.CASE_VIEW)
def reopen(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Begin the advice again on a closed dossier."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.PLACEMENT_REOPEN, placement)
    form = VersionForm(typed(request), initial={"version": placement.version})

    def act(said: dict[str, Any]) -> str:
        reopen_placement(placement, **said, by=by)
        return "Le dossier est rouvert : il est de nouveau « À traiter »."

    gesture = Gesture(
        "Rouvrir le dossier",
        "Rouvrir le dossier",
        "Le dossier redevient « À traiter » : chacun peut de nouveau y écrire.",
        "La collectivité et les conseillers du dossier reçoivent un e-mail.",
        then="cases:show",
    )
    return gesture_page(request, placement, gesture, form, act)


@require_http_methods(["GET", "POST"])
@access(Permission.PLACEMENT_ARCHIVE)
@with_placement(Permission.CASE_VIEW)
def archive(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Put a dossier aside."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.PLACEMENT_ARCHIVE, placement)
    placement.ensure_answered()

    def act(said: dict[str, Any]) -> str:
        archive_placement(placement, **said, by=by)
        return "Le dossier est archivé. L’équipe peut le restaurer à tout moment."

    gesture = Gesture(
        "Archiver le dossier",
        "Archiver le dossier",
        "Pour une erreur, un essai ou un doublon. Seule l’équipe du portail le verra encore, il sort des statistiques, "
        "et rien n’en est effacé. Pour un accompagnement terminé, choisissez plutôt de clore le dossier.",
        "La personne référente du dossier reçoit la raison par e-mail.",
    )
    return gesture_page(request, placement, gesture, ArchiveForm(typed(request)), act)


@require_http_methods(["GET", "POST"])
@access(Permission.PLACEMENT_ARCHIVE)
@with_placement(Permission.CASE_VIEW)
def restore(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Bring a dossier back."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.PLACEMENT_ARCHIVE, placement)

    def act(_: dict[str, Any]) -> str:
        restore_placement(placement, by=by)
        return f"Le dossier est restauré, « {placement.get_status_display()} » comme avant."

    gesture = Gesture(
        "Restaurer le dossier",
        "Restaurer le dossier",
        f"Celles et ceux qui le suivaient le retrouvent, « {placement.get_status_display()} » comme avant.",
        then="cases:show",
    )
    return gesture_page(request, placement, gesture, ConfirmForm(typed(request)), act)
