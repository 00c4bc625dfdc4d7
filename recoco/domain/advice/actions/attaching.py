"""Files come with a recommendation or with what is said of it; its own go with it where it is published."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Q

from recoco.domain.advice.models import FollowUp, FollowUpFile, Recommendation, RecommendationFile
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.types import Reach
from recoco.kernel.files.models import Reach as FileReach
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.storing import Deposit, store
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals.preparing import prepared

MOST_FILES = 20
TOO_MANY = f"Une recommandation porte {MOST_FILES} fichiers au plus : rassemblez-en dans une archive zip."
TOO_MANY_AT_ONCE = f"Joignez {MOST_FILES} fichiers au plus à la fois, ou rassemblez-les dans une archive zip."


def files_of(numbers: Collection[int]) -> dict[int, list[StoredFile]]:
    """Return the files of these recommendations, in the order they came: one query."""
    found: dict[int, list[StoredFile]] = {}
    for row in _files(tuple(numbers)):
        found.setdefault(row.recommendation_id, []).append(row.file)
    return found


@prepared
def _files(numbers: tuple[int, ...]) -> Any:
    kept = RecommendationFile.objects.filter(recommendation__id__in=numbers, removed_at=None)
    return kept.select_related("file").order_by("pk")


def attach_files(recommendation: Recommendation, deposits: Sequence[Deposit], *, by: Actor) -> None:
    """Give a recommendation more files, in the transaction of the gesture that writes it.

    :raises Refused: above twenty.
    """
    if not deposits:
        return
    if len(files_of([recommendation.pk]).get(recommendation.pk, ())) + len(deposits) > MOST_FILES:
        raise Refused(TOO_MANY)
    case_id, reach = recommendation.case_id, recommendation.reach
    kept = [store(one, by=by, case_id=case_id, reach=FileReach(reach)) for one in deposits]
    RecommendationFile.objects.bulk_create(
        RecommendationFile(
            portal=recommendation.portal,
            case_id=case_id,
            reach=reach,
            recommendation=recommendation,
            file=one,
        )
        for one in kept
    )


def detach_files(recommendation: Recommendation, numbers: Collection[int], *, by: Actor) -> None:
    """Take files away from a recommendation, in the transaction of the gesture that changes it.

    :param numbers: of the stored files.
    """
    if numbers:
        given = RecommendationFile.objects.filter(recommendation=recommendation, file__in=numbers, removed_at=None)
        given.update(removed_at=clock.now(), removed_by_name=by.name)


def let_files_reach(reach: Reach, numbers: Collection[int]) -> None:
    """Let the files of these recommendations be read as far as they are, from now on: they follow them."""
    rows = RecommendationFile.objects.filter(recommendation__in=numbers)
    files = list(rows.values_list("file_id", flat=True))
    if files:
        rows.update(reach=reach)
        StoredFile.objects.filter(pk__in=files).update(reach=FileReach(reach))


def ensure_few(count: int) -> None:
    """Let a follow-up bring *count* files.

    :raises Refused: above twenty.
    """
    if count > MOST_FILES:
        raise Refused(TOO_MANY_AT_ONCE)


def attach_to_follow_up(follow_up: FollowUp, deposits: Sequence[Deposit], *, by: Actor) -> None:
    """Give a follow-up its files, in the transaction of the gesture that says it."""
    kept = [store(one, by=by, case_id=follow_up.case_id, reach=FileReach.CASE) for one in deposits]
    FollowUpFile.objects.bulk_create(
        FollowUpFile(case_id=follow_up.case_id, follow_up=follow_up, file=one) for one in kept
    )


def files_said(follow_ups: Collection[FollowUp]) -> dict[int, list[StoredFile]]:
    """Return the files of these follow-ups, in the order they came: one query, none when they brought none."""
    numbers = [one.pk for one in follow_ups if one.file_count]
    found: dict[int, list[StoredFile]] = {}
    if numbers:
        for row in FollowUpFile.objects.filter(follow_up__in=numbers).select_related("file").order_by("pk"):
            found.setdefault(row.follow_up_id, []).append(row.file)
    return found


def files_read(placement: Placement, by: Actor) -> Any:
    """Narrow to the files of the recommendations that *by* reads in this dossier, and of what was said of them."""
    readable = Recommendation.objects.readable(placement, by).order_by().values("pk")
    given = RecommendationFile.objects.filter(case_id=placement.case_id, removed_at=None, recommendation__in=readable)
    said = FollowUpFile.objects.filter(case_id=placement.case_id, follow_up__uptake__recommendation__in=readable)
    return StoredFile.objects.filter(Q(pk__in=given.values("file_id")) | Q(pk__in=said.values("file_id")))
