"""What becomes of a dossier: its status, its pauses, its words, what really happened."""

from datetime import timedelta

from django.utils import timezone

from recoco.domain.cases.actions.archiving import archive_placement
from recoco.domain.cases.actions.diagnosing import mark_diagnostic
from recoco.domain.cases.actions.labelling import add_tags, set_topics
from recoco.domain.cases.actions.moving import close_placement, move_placement, reopen_placement
from recoco.domain.cases.actions.outcomes import confirm_outcome, declare_outcome
from recoco.domain.cases.actions.pausing import pause_case, resume_case
from recoco.domain.cases.models import Outcome, OutcomeSource, Status
from recoco.kernel.kit import clock
from recoco.surfaces.demo.scenes import Scene, told


@told("consulte")
def _look(scene: Scene) -> None:
    """Open the dossier and nothing more: the access journal keeps it, as it does for every gesture."""
    scene.by  # noqa: B018 (they become a person of the portal)


@told("classe")
def _move(scene: Scene) -> None:
    """« classe traité », in the words of the board."""
    status = next(one for one in Status if one.label.lower() == scene.about.lower())
    move_placement(scene.placement, status, version=scene.placement.version, reason=scene.text, by=scene.by)


@told("clôt")
def _close(scene: Scene) -> None:
    close_placement(scene.placement, version=scene.placement.version, reason=scene.text, by=scene.by)


@told("rouvre")
def _reopen(scene: Scene) -> None:
    reopen_placement(scene.placement, version=scene.placement.version, reason=scene.text, by=scene.by)


@told("archive")
def _archive(scene: Scene) -> None:
    archive_placement(scene.placement, reason=scene.text, by=scene.by)


@told("met en pause")
def _pause(scene: Scene) -> None:
    """Say why, and for how many days if it is known."""
    days = scene.word("days", None)
    resume_on = timezone.localtime(clock.now()).date() + timedelta(days=days) if days else None
    pause_case(scene.placement, reason=scene.word("reason"), resume_on=resume_on, by=scene.by)


@told("reprend")
def _resume(scene: Scene) -> None:
    resume_case(scene.placement, by=scene.by)


@told("appelle")
def _call(scene: Scene) -> None:
    """Note the diagnostic call, made that day."""
    today = timezone.localtime(clock.now()).date()
    seen = scene.placement.diagnostic_seen
    mark_diagnostic(scene.placement, on=today, who=scene.person.signature, seen=seen, by=scene.by)


@told("obtient")
def _declare(scene: Scene) -> None:
    """« obtient Étude réalisée », declared by the collectivité."""
    _outcome(scene, OutcomeSource.DECLARED)


@told("constate")
def _observe(scene: Scene) -> None:
    """« constate Travaux commencés », seen by an adviser."""
    _outcome(scene, OutcomeSource.OBSERVED)


@told("confirme")
def _confirm(scene: Scene) -> None:
    waiting = Outcome.objects.filter(placement=scene.placement, kind__label=scene.about, confirmed_at=None)
    confirm_outcome(waiting.select_related("placement").get(), by=scene.by)


@told("choisit les thématiques")
def _topics(scene: Scene) -> None:
    set_topics(scene.placement, scene.words, by=scene.by)


@told("ajoute les étiquettes")
def _tags(scene: Scene) -> None:
    add_tags(scene.placement, scene.words, by=scene.by)


def _outcome(scene: Scene, source: OutcomeSource) -> None:
    euros = scene.word("euros", None)
    declare_outcome(
        scene.placement,
        kind=scene.about,
        on=timezone.localtime(clock.now()).date(),
        source=source,
        amount_cents=euros and euros * 100,
        note=scene.word("note"),
        by=scene.by,
    )
