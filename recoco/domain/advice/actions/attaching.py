"""Files come with a recommendation, go with it where it is published, and are taken away with a trace."""

from collections.abc import Collection, Sequence

from recoco.domain.advice.models import Recommendation, RecommendationFile
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.types import Reach
from recoco.kernel.files.models import Reach as FileReach
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.storing import Deposit, store
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused

MOST_FILES = 20
TOO_MANY = f"Une recommandation porte {MOST_FILES} fichiers au plus : rassemblez-en dans une archive zip."


def files_of(numbers: Collection[int]) -> dict[int, list[StoredFile]]:
    """Return the files of these recommendations, in the order they came: one query."""
    found: dict[int, list[StoredFile]] = {}
    kept = RecommendationFile.objects.filter(recommendation__in=numbers, removed_at=None)
    for row in kept.select_related("file").order_by("pk"):
        found.setdefault(row.recommendation_id, []).append(row.file)
    return found


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
