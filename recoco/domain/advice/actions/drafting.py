"""An adviser prepares recommendations: nobody of the collectivité sees them yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Max

from recoco.domain.advice.actions.attaching import attach_files
from recoco.domain.advice.events import RECOMMENDATION_DRAFTED, RECOMMENDATION_GIVEN_UP
from recoco.domain.advice.models import Recommendation
from recoco.domain.cases.models import Placement, Topic
from recoco.domain.directory.actions.sharing import card_for
from recoco.domain.directory.words import NOT_ASKED, Pick
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.activity.types import Reach
from recoco.kernel.files.storing import Deposit
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused

NOT_A_DRAFT = "Ce brouillon vient d’être publié ou supprimé par quelqu’un d’autre. Rechargez la page."
MOVED = "L’ordre des brouillons vient de changer. Rechargez la page, puis réessayez."


@dataclass(frozen=True)
class Advice:
    """The words of a recommendation.

    :param topic: one of the portal's, or a new one; none when empty.
    :param deadline_kind: one of `DeadlineKind` if there is a deadline, else empty.
    :param pick: whom to turn to.
    """

    title: str
    text: str
    topic: str = ""
    deadline: date | None = None
    deadline_kind: str = ""
    pick: Pick = NOT_ASKED

    def facts(self, placement: Placement, *, by: Actor, reach: Reach = Reach.PORTAL) -> dict[str, object]:
        """Return the columns that keep them, the topic and the contact written in the portal's lists if they are new.

        :param reach: of the contact: CASE once the recommendation is published.
        """
        card = {"card_id": getattr(card_for(placement, self.pick, by=by, reach=reach), "pk", None)}
        topic = Topic.named(self.topic) if self.topic else None
        return {
            "title": self.title,
            "text": self.text,
            "topic_id": topic and topic.pk,
            "topic_name": topic.label if topic else "",
            "deadline": self.deadline,
            "deadline_kind": self.deadline_kind,
            **(card if self.pick.is_asked else {}),
        }


@transaction.atomic
def write_draft(
    placement: Placement,
    advice: Advice,
    *,
    by: Actor,
    files: Sequence[Deposit] = (),
    copied_from_id: int | None = None,
) -> Recommendation:
    """Prepare a recommendation, last in the order of the case.

    :param copied_from_id: the first one that gave the same advice, in another dossier.

    :raises Refused: when the dossier is not accepted or no longer open.
    """
    by.must(Permission.RECOMMENDATION_WRITE, placement)
    placement.ensure_accepted()
    last = Recommendation.objects.filter(case_id=placement.case_id).aggregate(last=Max("position"))["last"]
    draft = Recommendation(
        portal=placement.portal,
        case=placement.case,
        position=(last or 0) + 1,
        copied_from_id=copied_from_id,
        author_id=by.user_id,
        author_name=by.name,
        author_organization=getattr(by.person, "organization", ""),
        **advice.facts(placement, by=by),
    )
    draft.save()
    draft.placement = placement
    attach_files(draft, files, by=by)
    record(RECOMMENDATION_DRAFTED, by=by, subject=draft, case_id=placement.case_id, title=draft.title)
    return draft


@transaction.atomic
def move_draft(draft: Recommendation, step: int, *, by: Actor) -> None:
    """Move a draft among those of its portal. No event: nobody tells an order.

    :param step: how many places: -1 for one up, 1 for one down; it goes no further than the ends.
    :raises Refused: when the order has changed meanwhile.
    """
    by.must(Permission.RECOMMENDATION_WRITE, draft)
    draft.placement.ensure_accepted()
    order = list(Recommendation.objects.drafts().filter(case_id=draft.case_id))
    rank = next((rank for rank, one in enumerate(order) if one.pk == draft.pk), None)
    if rank is None:
        raise Refused(NOT_A_DRAFT)
    order.insert(min(max(0, rank + step), len(order) - 1), order.pop(rank))
    positions = sorted({one.position for one in order})
    if len(positions) < len(order):  # two were written at the same instant
        positions = list(range(positions[0], positions[0] + len(order)))
    for one, position in zip(order, positions, strict=True):
        if one.position != position:
            here = Recommendation.objects.filter(pk=one.pk, position=one.position, published_at=None)
            if not here.update(position=position):
                raise Refused(MOVED)


@transaction.atomic
def delete_draft(draft: Recommendation, *, by: Actor) -> None:
    """Give up a draft; what it said is kept for the trace, and shown to nobody.

    :raises Refused: when it has just been published or deleted.
    """
    by.must(Permission.RECOMMENDATION_DELETE_DRAFT, draft)
    draft.placement.ensure_accepted()
    here = Recommendation.objects.filter(pk=draft.pk, published_at=None, deleted_at=None)
    if not here.update(deleted_at=clock.now(), deleted_by_name=by.name, version=F("version") + 1):
        raise Refused(NOT_A_DRAFT)
    record(RECOMMENDATION_GIVEN_UP, by=by, subject=draft, case_id=draft.case_id, title=draft.title)
