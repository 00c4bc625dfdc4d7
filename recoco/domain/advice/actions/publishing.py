"""Advisers tell the collectivité what they recommend, once, and may take it back until its e-mail leaves."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from recoco.domain.advice.actions.attaching import let_files_reach
from recoco.domain.advice.events import RECOMMENDATION_CALLED_BACK, RECOMMENDATION_PUBLISHED
from recoco.domain.advice.models import Publication, Recommendation
from recoco.domain.advice.uptaking import begin_uptakes, suspend_uptakes
from recoco.domain.advice.wording import what
from recoco.domain.cases.models import Placement
from recoco.domain.directory.actions.sharing import reach_the_case
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.activity.types import Reach
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused

CALL_BACK_DELAY = timedelta(minutes=10)
CHANGED = "Ces brouillons viennent d’être modifiés ou publiés par quelqu’un d’autre. Relisez-les, puis publiez."
TOO_LATE = (
    "Il est trop tard pour reprendre cette publication : son e-mail est parti. Vous pouvez la modifier ou la retirer."
)
ANSWERED = "La collectivité a déjà répondu : modifiez ou retirez la recommandation au lieu de la reprendre."


@transaction.atomic
def publish_drafts(placement: Placement, seen: Mapping[int, int], *, by: Actor) -> Publication:
    """Publish one or several drafts of this portal, exactly as *by* saw them: one publication, one e-mail.

    :param seen: the version that was before their eyes, by number of draft.
    :raises Refused: when one of them has changed, was published or was deleted meanwhile: then none is published.
    """
    by.must(Permission.RECOMMENDATION_WRITE, placement)
    placement.ensure_accepted()
    drafts = list(Recommendation.objects.drafts().filter(case_id=placement.case_id, pk__in=seen))
    if not drafts or len(drafts) != len(seen):
        raise Refused(CHANGED)
    now = clock.now()
    publication = Publication(
        portal=placement.portal,
        case=placement.case,
        reach=Reach.CASE,
        count=len(drafts),
        published_at=now,
        by_user_id=by.user_id,
        by_name=by.name,
        call_back_until=now + CALL_BACK_DELAY,
    )
    publication.save()
    unchanged = Q(pk__in=[])
    for draft in drafts:
        unchanged |= Q(pk=draft.pk, version=seen[draft.pk])
    waiting = Recommendation.objects.filter(unchanged, published_at=None, deleted_at=None)
    facts = {"publication": publication, "published_at": now, "reach": Reach.CASE, "version": F("version") + 1}
    if waiting.update(**facts) != len(drafts):
        raise Refused(CHANGED)
    let_files_reach(Reach.CASE, list(seen))
    reach_the_case([draft.card_id for draft in drafts if draft.card_id])
    begin_uptakes(drafts, at=now, by=by)
    titles = [draft.title for draft in drafts]
    record(
        RECOMMENDATION_PUBLISHED,
        by=by,
        subject=publication,
        case_id=placement.case_id,
        what=what(titles),
        titles=titles,
        recommendations=[draft.pk for draft in drafts],
        portal=placement.portal.name,
    )
    return publication


@transaction.atomic
def call_back(publication: Publication, *, by: Actor) -> None:
    """Make drafts again of what was just published, before its e-mail leaves.

    :raises Refused: when ten minutes have passed, its e-mail has left, the collectivité has answered or the dossier
        is no longer open.
    """
    by.must(Permission.RECOMMENDATION_WRITE, publication)
    publication.placement.ensure_accepted()
    now = clock.now()
    here = Publication.objects.filter(pk=publication.pk, called_back_at=None, told_at=None, call_back_until__gt=now)
    if not here.update(called_back_at=now, called_back_by_name=by.name):
        raise Refused(TOO_LATE)
    told = list(Recommendation.objects.filter(publication=publication, withdrawn_at=None))
    if not told:
        raise Refused("Cette publication ne contient plus aucune recommandation.")
    if not suspend_uptakes([one.pk for one in told], by=by):
        raise Refused(ANSWERED)
    Recommendation.objects.filter(pk__in=[one.pk for one in told]).update(
        publication=None, published_at=None, edited_at=None, reach=Reach.PORTAL, version=F("version") + 1
    )
    let_files_reach(Reach.PORTAL, [one.pk for one in told])
    record(
        RECOMMENDATION_CALLED_BACK,
        by=by,
        subject=publication,
        case_id=publication.case_id,
        what=what([one.title for one in told]),
        recommendations=[one.pk for one in told],
    )


def seal(publications: Collection[int]) -> set[int]:
    """Return the publications, by number, whose e-mail may leave; from then on they are not called back.

    To be asked at the very moment when it leaves: two conditional updates of one row, of which one wins.
    """
    here = Publication.objects.filter(pk__in=publications)
    here.filter(called_back_at=None, told_at=None).update(told_at=clock.now())
    return set(here.filter(told_at__isnull=False).values_list("pk", flat=True))


def still_published(publications: Collection[int]) -> dict[int, list[Recommendation]]:
    """Return what publications still tell: nothing once called back, and not what was withdrawn since."""
    left: dict[int, list[Recommendation]] = {}
    for one in Recommendation.objects.published().filter(publication_id__in=publications).select_related("card"):
        left.setdefault(one.publication_id, []).append(one)
    return left
