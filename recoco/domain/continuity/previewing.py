"""What passing on the dossiers of somebody touches, and what it leaves where it is, with the reason."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from recoco.domain.accounts.models import Person
from recoco.domain.advice.models import Recommendation
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, PlacementRole, Status
from recoco.domain.cases.statuses import ON_BOARD
from recoco.domain.conversation.models import ToDo
from recoco.kernel.access.actor import Actor

LEFT = {
    Status.CLOSED: "dossier clos : il n’y a plus rien à y suivre",
    Status.REFUSED: "demande non retenue",
    Status.INCOMPLETE: "demande pas encore envoyée",
}


@dataclass(frozen=True)
class Line:
    """One dossier that somebody follows.

    :param todos: what they still have to do there.
    :param drafts: recommendations that they have not published.
    :param left_out: why it does not pass; empty when it does.
    :param is_known: the one who takes up already follows it.
    """

    placement: Placement
    participation: PlacementParticipation
    todos: int
    drafts: int
    left_out: str = ""
    is_known: bool = False

    @property
    def role(self) -> PlacementRole:
        """As what they follow it."""
        return PlacementRole(self.participation.role)


def lines_of(giver: Person, taker: Person | None, by: Actor) -> list[Line]:
    """Return the dossiers that *giver* follows, as far as *by* reads them, by name: six queries.

    :param taker: who would take them up; None while nobody is chosen.
    """
    theirs = {row.placement_id: row for row in PlacementParticipation.objects.filter(person=giver)}
    rows = Placement.objects.visible_to(by).with_case().filter(pk__in=theirs)
    placements = sorted(rows, key=lambda one: (one.status not in ON_BOARD, one.case.name, one.pk))
    todos = ToDo.objects.filter(person=giver, done_at=None, placement_id__in=theirs).order_by()
    to_do = dict(todos.values_list("placement_id").annotate(Count("pk")))
    cases = [one.case_id for one in placements]
    written = Recommendation.objects.drafts().filter(author_id=giver.user_id, case_id__in=cases).order_by()
    drafts = dict(written.values_list("case_id").annotate(Count("pk")))
    opposite = _collectivite_of(taker, cases)
    known = _followed_by(taker, theirs)
    return [
        Line(
            placement=one,
            participation=theirs[one.pk],
            todos=to_do.get(one.pk, 0),
            drafts=drafts.get(one.case_id, 0),
            left_out=_left_out(one, taker, opposite),
            is_known=one.pk in known,
        )
        for one in placements
    ]


def _left_out(placement: Placement, taker: Person | None, opposite: Collection[int]) -> str:
    if placement.is_archived:
        return "dossier archivé"
    if placement.status in LEFT:
        return LEFT[Status(placement.status)]
    if taker is not None and placement.case_id in opposite:
        return f"{taker.full_name} y est du côté de la collectivité"
    return ""


def _collectivite_of(taker: Person | None, cases: Collection[int]) -> set[int]:
    if taker is None:
        return set()
    rows = CaseParticipation.objects.filter(user_id=taker.user_id, case_id__in=cases)
    return set(rows.values_list("case_id", flat=True))


def _followed_by(taker: Person | None, placements: Collection[int]) -> set[int]:
    if taker is None:
        return set()
    rows = PlacementParticipation.objects.filter(person=taker, placement_id__in=list(placements))
    return set(rows.values_list("placement_id", flat=True))
