"""The small pages where a dossier is labelled, and where what happened in its project is told."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from recoco.domain.cases.actions.labelling import add_tags, remove_tag, set_topics
from recoco.domain.cases.actions.outcomes import confirm_outcome, declare_outcome
from recoco.domain.cases.forms.words import OutcomeForm, TagsForm, TopicsForm
from recoco.domain.cases.models import Outcome, Placement, Tag
from recoco.domain.cases.views.gestures import Gesture, gesture_page, typed
from recoco.domain.cases.views.lookup import with_placement
from recoco.domain.cases.word_panels import outcomes_of, tags_of, topics_of
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission

TOPICS = Gesture(
    "Thématiques du dossier",
    "Enregistrer les thématiques",
    "Elles disent de quoi parle le conseil, et servent à retrouver les dossiers et à compter.",
    "Celles et ceux qui lisent le dossier les voient. Personne ne reçoit d’e-mail.",
    then="cases:show",
)
TAGS = Gesture(
    "Étiquettes du dossier",
    "Ajouter",
    "Des mots libres, pour retrouver le dossier dans la liste.",
    "Celles et ceux qui lisent le dossier les voient. Personne ne reçoit d’e-mail.",
    then="cases:tags",
    template="cases/tags.html",
)
OUTCOMES = Gesture(
    "Résultats du projet",
    "Noter ce résultat",
    "Ce qui est vraiment arrivé grâce au projet : une étude, un financement, des travaux.",
    "Les conseillers du dossier le lisent dans leur prochain résumé.",
    then="cases:outcomes",
    template="cases/outcomes.html",
)


@require_http_methods(["GET", "POST"])
@access(Permission.TOPIC_SET)
@with_placement(Permission.CASE_VIEW)
def topics(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Choose the topics of a dossier."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.TOPIC_SET, placement)
    form = TopicsForm(typed(request), worn=topics_of(placement))

    def act(said: dict[str, Any]) -> str:
        set_topics(placement, said["labels"], by=by)
        return "Les thématiques sont enregistrées."

    return gesture_page(request, placement, TOPICS, form, act)


@require_http_methods(["GET", "POST"])
@access(Permission.TAG_SET)
@with_placement(Permission.CASE_VIEW)
def tags(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Add tags to a dossier, among those of the portal or new ones, and take some off."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.TAG_SET, placement)

    def act(said: dict[str, Any]) -> str:
        add_tags(placement, said["labels"], by=by)
        return "Les étiquettes sont ajoutées."

    known: dict[str, Any] = {"worn": tags_of(placement), "suggested": Tag.labels()[:200]}
    return gesture_page(request, placement, TAGS, TagsForm(typed(request)), act, **known)


@require_POST
@access(Permission.TAG_SET)
@with_placement(Permission.CASE_VIEW)
def tag_removal(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Take a tag off a dossier."""
    remove_tag(placement, request.POST.get("label", ""), by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, "L’étiquette est retirée.")
    return redirect("cases:tags", placement.case.slug)


@require_http_methods(["GET", "POST"])
@access(Permission.OUTCOME_DECLARE)
@with_placement(Permission.CASE_VIEW)
def outcomes(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Say what happened in the project, under what is known already."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.OUTCOME_DECLARE, placement)
    may_confirm = by.may(Permission.OUTCOME_CONFIRM, placement)
    form = OutcomeForm(typed(request), may_observe=may_confirm)

    def act(_: dict[str, Any]) -> str:
        declare_outcome(placement, **form.said, by=by)
        return "Le résultat est noté."

    known = {"outcomes": outcomes_of(placement), "may_confirm": may_confirm}
    return gesture_page(request, placement, OUTCOMES, form, act, **known)


@require_POST
@access(Permission.OUTCOME_CONFIRM)
def confirmation(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm what the town hall declared."""
    by = request.actor  # type: ignore[attr-defined]
    outcome = get_object_or_404(Outcome.objects.select_related("kind"), pk=number)
    placement = get_object_or_404(Placement.objects.visible_to(by).with_case(), pk=outcome.placement_id)
    outcome.placement = placement
    confirm_outcome(outcome, by=by)
    messages.success(request, "Le résultat est confirmé.")
    return redirect("cases:outcomes", placement.case.slug)
