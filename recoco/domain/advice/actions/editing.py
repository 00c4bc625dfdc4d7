"""An adviser changes a recommendation, drafted or published; what two people write at once is never lost."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import F

from recoco.domain.advice.actions.attaching import attach_files, detach_files
from recoco.domain.advice.actions.drafting import Advice
from recoco.domain.advice.events import RECOMMENDATION_CORRECTED, RECOMMENDATION_EDITED, RECOMMENDATION_REDRAFTED
from recoco.domain.advice.models import Recommendation, RecommendationVersion
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.activity.types import Reach
from recoco.kernel.files.storing import Deposit
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused


class ChangedMeanwhile(Refused):
    """Somebody else has changed the recommendation since the page was opened.

    :param present: what it says now, to be shown beside what was typed.
    """

    def __init__(self, present: Recommendation) -> None:
        super().__init__("Quelqu’un vient de modifier cette recommandation. Reprenez ce qu’il faut, puis enregistrez.")
        self.present = present


@transaction.atomic
def edit(
    recommendation: Recommendation,
    advice: Advice,
    *,
    version: int,
    tell: bool,
    by: Actor,
    files: Sequence[Deposit] = (),
    removed: Collection[int] = (),
) -> None:
    """Change the words of a recommendation; once published, its previous words are kept.

    :param version: the one that *by* had before their eyes.
    :param tell: whether the collectivité and the advisers of the case are told; a draft is told to nobody.
    :param files: that it is given besides.
    :param removed: numbers of the stored files that are taken away from it.
    :raises ChangedMeanwhile: when it is not the present version any more.
    :raises Refused: when it was withdrawn, or is another portal's.
    """
    by.must(Permission.RECOMMENDATION_WRITE, recommendation)
    recommendation.placement.ensure_accepted()
    ensure_ours(recommendation)
    reach = Reach.PORTAL if recommendation.is_draft else Reach.CASE
    facts = advice.facts(recommendation.placement, by=by, reach=reach)
    is_same = recommendation.version == version and all(getattr(recommendation, name) == facts[name] for name in facts)
    if is_same and not files and not removed:
        return
    if not recommendation.is_draft:
        facts |= {"edited_at": clock.now(), "edited_by_name": by.name}
    # Published while it was being edited is another version: its author is told before it reaches the collectivité.
    here = Recommendation.objects.filter(pk=recommendation.pk, version=version, deleted_at=None, withdrawn_at=None)
    if not here.update(version=F("version") + 1, **facts):
        raise ChangedMeanwhile(Recommendation.objects.get(pk=recommendation.pk))
    if not recommendation.is_draft:
        RecommendationVersion(
            recommendation=recommendation,
            title=recommendation.title,
            text=recommendation.text,
            edited_by_name=by.name,
        ).save()
    detach_files(recommendation, removed, by=by)
    attach_files(recommendation, files, by=by)
    for name, value in facts.items():
        setattr(recommendation, name, value)
    recommendation.version = version + 1
    _tell(recommendation, tell=tell, by=by)


def ensure_ours(recommendation: Recommendation) -> None:
    """Let the words of a recommendation be changed here.

    :raises Refused: when another portal wrote it, or it no longer stands.
    """
    if recommendation.portal_id != recommendation.placement.portal_id:
        name = recommendation.portal.name
        raise Refused(f"Cette recommandation vient de {name} : elle ne se modifie que là-bas.")
    if recommendation.is_withdrawn:
        raise Refused("Cette recommandation a été retirée : elle ne se modifie plus.")


def _tell(recommendation: Recommendation, *, tell: bool, by: Actor) -> None:
    case, title = recommendation.case_id, recommendation.title
    if recommendation.is_draft:
        record(RECOMMENDATION_REDRAFTED, by=by, subject=recommendation, case_id=case, title=title)
    elif tell:
        record(RECOMMENDATION_EDITED, by=by, subject=recommendation, case_id=case, title=title)
    else:
        record(RECOMMENDATION_CORRECTED, by=by, subject=recommendation, case_id=case, title=title)
