"""Recommendations are prepared, published, read, answered, corrected, withdrawn."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from recoco.domain.advice.actions.discussing import discuss
from recoco.domain.advice.actions.drafting import Advice, delete_draft, write_draft
from recoco.domain.advice.actions.editing import edit
from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.actions.publishing import publish_drafts
from recoco.domain.advice.actions.reading import mark_read
from recoco.domain.advice.actions.spreading import prepare_elsewhere
from recoco.domain.advice.actions.withdrawing import withdraw
from recoco.domain.advice.models import Recommendation
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.cases.models import Placement
from recoco.kernel.kit import clock
from recoco.surfaces.demo.gestures.contacts import contact_in
from recoco.surfaces.demo.gestures.filing import deposited
from recoco.surfaces.demo.scenes import Scene, told


@told("prépare")
def _draft(scene: Scene) -> None:
    files = [deposited(scene.words["file"])] if "file" in scene.words else []
    draft = write_draft(scene.placement, _advice(scene), files=files, by=scene.by)
    scene.kept.advice[scene.about] = draft.pk


@told("publie")
def _publish(scene: Scene) -> None:
    """Publish the drafts that are named, or all of them."""
    named = [scene.kept.advice[name] for name in scene.about.split()]
    drafts = Recommendation.objects.drafts().filter(case_id=scene.kept.case_id)
    chosen = drafts.filter(pk__in=named) if named else drafts
    publish_drafts(scene.placement, dict(chosen.values_list("pk", "version")), by=scene.by)


@told("recommande")
def _recommend(scene: Scene) -> None:
    _draft(scene)
    _publish(scene)


@told("propose ailleurs")
def _prepare_elsewhere(scene: Scene) -> None:
    """Prepare the advice that is named in the dossiers that are told by their names; a story may be played alone."""
    places = list(Placement.objects.filter(case__name__in=scene.words).values_list("pk", flat=True))
    if places:
        prepare_elsewhere(_named(scene), places, by=scene.by)


@told("discute")
def _discuss(scene: Scene) -> None:
    discuss(_named(scene), scene.text, token=clock.now().isoformat(), by=scene.by)


@told("jette")
def _give_up(scene: Scene) -> None:
    delete_draft(_named(scene), by=scene.by)


@told("corrige")
def _edit(scene: Scene) -> None:
    recommendation = _named(scene)
    tell = bool(scene.word("tell", True))
    edit(recommendation, _advice(scene), version=recommendation.version, tell=tell, by=scene.by)


@told("retire")
def _withdraw(scene: Scene) -> None:
    withdraw(_named(scene), reason=scene.text, by=scene.by)


@told("lit")
def _read(scene: Scene) -> None:
    """Open the page of recommendations, or the one that is named."""
    named = [scene.kept.advice[name] for name in scene.about.split()]
    mark_read(scene.placement, named or list(scene.kept.advice.values()), by=scene.by)


@told("commente")
def _comment(scene: Scene) -> None:
    _answer(scene)


@told("commence à suivre")
def _begin(scene: Scene) -> None:
    _answer(scene, AdviceStatus.IN_PROGRESS)


@told("met en attente")
def _wait(scene: Scene) -> None:
    _answer(scene, AdviceStatus.WAITING)


@told("a fait")
def _done(scene: Scene) -> None:
    _answer(scene, AdviceStatus.DONE)


@told("écarte")
def _not_applicable(scene: Scene) -> None:
    answer = Answer(AdviceStatus.NOT_APPLICABLE, scene.word("reason"), scene.word("text"))
    follow(_named(scene), answer, by=scene.by)


@told("reprend à zéro")
def _anew(scene: Scene) -> None:
    _answer(scene, AdviceStatus.NEW)


def _answer(scene: Scene, status: AdviceStatus | None = None) -> None:
    """Say something of the recommendation that is named: a text, or a `text` with a `file`."""
    is_plain = not isinstance(scene.words, dict)
    files = [] if is_plain else [deposited(scene.words["file"])]
    follow(_named(scene), Answer(status, text=scene.text if is_plain else scene.word("text")), files=files, by=scene.by)


def _advice(scene: Scene) -> Advice:
    told: dict[str, Any] = scene.words
    deadline = told.get("deadline", {})
    today = timezone.localtime(clock.now()).date()
    return Advice(
        title=told["title"].strip(),
        text=told["text"].strip(),
        topic=told.get("topic", ""),
        deadline=today + timedelta(days=deadline["in"]) if deadline else None,
        deadline_kind=deadline.get("kind", ""),
        pick=contact_in(scene),
    )


def _named(scene: Scene) -> Recommendation:
    found: Recommendation = Recommendation.objects.get(pk=scene.kept.advice[scene.about])
    found.placement = scene.placement
    return found
