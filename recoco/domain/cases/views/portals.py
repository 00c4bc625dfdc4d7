"""The portals of a dossier: where it is, proposing it, withdrawing, objecting."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from recoco.domain.cases.actions.leaving_portals import object_to_portal, withdraw_placement
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.forms.portals import ObjectionForm, ProposalForm, WithdrawalForm
from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.holding import holdings_of, portals_to_propose
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.gestures import Gesture, gesture_page, typed
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.portals.models import Portal


@require_GET
@access(Permission.CASE_VIEW)
@with_placement(Permission.CASE_VIEW)
def portals(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Say where the dossier is, and what one may do about it."""
    actor, frame = request.actor, frame_of(request, placement)  # type: ignore[attr-defined]
    may_object = actor.may(Permission.CASE_OBJECT_TO_PORTAL, placement)
    context = {
        "frame": frame,
        "case": placement.case,
        "lines": [
            {
                "holding": one,
                "is_here": one.portal.pk == placement.portal_id,
                "may_object": may_object and one.may_be_objected,
            }
            for one in frame.holdings
        ],
        "may_propose": actor.may(Permission.CASE_PROPOSE_TO_PORTAL, placement) and not placement.is_archived,
        "may_withdraw": actor.may(Permission.PLACEMENT_WITHDRAW, placement)
        and placement.case.origin_id != placement.portal_id,
    }
    return render(request, "cases/portals.html", context)


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_PROPOSE_TO_PORTAL)
@with_placement(Permission.CASE_VIEW)
def propose(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Propose the dossier to another portal."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.CASE_PROPOSE_TO_PORTAL, placement)
    choices = portals_to_propose(holdings_of(placement.case))

    def act(said: dict[str, Any]) -> str:
        propose_to_portal(placement, to=said["portal"], message=said["message"], by=by)
        return f"Le dossier est proposé à {said['portal'].name}. Vous recevrez sa réponse."

    gesture = Gesture(
        "Proposer à un autre portail",
        "Proposer le dossier",
        "L’équipe de cet autre portail lira le dossier et votre message, puis l’acceptera ou non. Rien ne change ici. "
        "Si elle l’accepte, conversation, recommandations et fichiers partagés sont communs aux deux portails.",
        "L’équipe du portail choisi et la personne référente du dossier en sont prévenues par e-mail. Celle-ci peut "
        "s’y opposer.",
        then="cases:portals",
    )
    return gesture_page(request, placement, gesture, ProposalForm(typed(request), portals=choices), act)


@require_http_methods(["GET", "POST"])
@access(Permission.PLACEMENT_WITHDRAW)
@with_placement(Permission.CASE_VIEW)
def withdraw(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Leave the dossier, for the whole portal."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.PLACEMENT_WITHDRAW, placement)

    def act(said: dict[str, Any]) -> str:
        withdraw_placement(placement, reason=said["reason"], by=by)
        return f"{placement.portal.name} s’est retiré du dossier n° {placement.case_id}."

    gesture = Gesture(
        f"Retirer {placement.portal.name} de ce dossier",
        "Se retirer du dossier",
        "Plus personne de ce portail ne verra le dossier. La collectivité et les autres portails le gardent. "
        "Il faudra qu’il soit proposé de nouveau pour y revenir.",
        "La raison est écrite dans l’activité du dossier.",
        then="cases:portals",
    )
    to = reverse("cases:index")
    return gesture_page(request, placement, gesture, WithdrawalForm(typed(request)), act, leads_to=to)


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_OBJECT_TO_PORTAL)
def objection(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """Say that one does not want the dossier on another portal."""

    def page(request: HttpRequest, placement: Placement) -> HttpResponse:
        by = request.actor  # type: ignore[attr-defined]
        by.must(Permission.CASE_OBJECT_TO_PORTAL, placement)
        known = [one.portal.pk for one in holdings_of(placement.case)]
        to = get_object_or_404(Portal, key=key, pk__in=known)

        def act(said: dict[str, Any]) -> str:
            if object_to_portal(placement, to=to, objection=said["objection"], by=by):
                return f"La proposition à {to.name} est annulée."
            return f"L’équipe de {to.name} lit maintenant votre demande : elle se retirera du dossier."

        gesture = Gesture(
            f"S’opposer à la présence du dossier sur {to.name}",
            "M’y opposer",
            f"Si {to.name} n’a pas encore répondu, la proposition est annulée. Si le portail a déjà accepté votre "
            "dossier, son équipe reçoit votre demande de s’en retirer.",
            f"L’équipe qui a proposé votre dossier, ou celle de {to.name}, lit ce que vous écrivez.",
            then="cases:portals",
        )
        return gesture_page(request, placement, gesture, ObjectionForm(typed(request)), act)

    return with_placement(Permission.CASE_VIEW)(page)(request, slug)
