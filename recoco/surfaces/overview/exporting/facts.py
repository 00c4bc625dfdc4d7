"""What an export says of each case, read for many at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from recoco.domain.accounts.models import Person
from recoco.domain.advice.figures import AdviceFigures, figures_of
from recoco.domain.cases.models import (
    CaseParticipation,
    Outcome,
    Placement,
    PlacementParticipation,
    PlacementRole,
    PlacementStatus,
    PlacementTag,
    Side,
)
from recoco.domain.conversation.figures import Talk, talk_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.folding import fold


@dataclass(frozen=True)
class CaseFacts:
    """One case of an export, as far as its reader may know it.

    :param owner: its référent·e; none when it has lost them.
    :param contact: the person of this portal that its référent·e is; none without the right to reach them.
    :param advisers: those of this portal, in the order they came.
    :param team: the users of the portal's team.
    :param outcomes: numbers of the kinds of what really happened.
    :param advice: none without the right to read its recommendations.
    :param talk: what was said, without the right to read it none.
    :param may_read_notes: whether the advisers' space is theirs to count.
    :param portal_url: the address that its link starts with.
    """

    placement: Placement
    owner: CaseParticipation | None
    contact: Person | None
    advisers: list[Person]
    team: frozenset[int]
    tags: list[str]
    outcomes: set[int]
    status_since: datetime | None
    advice: AdviceFigures | None
    talk: Talk | None
    may_read_notes: bool
    portal_url: str


def loaded(placements: Any) -> Any:
    """Load, in the same query, what an export reads of the case and its commune."""
    return placements.with_case().select_related("case__commune__epci", "case__origin")


def facts_of(placements: Sequence[Placement], *, by: Actor, team: frozenset[int], portal_url: str) -> list[CaseFacts]:
    """Return the facts of *placements* in their order: nine queries, however many.

    :param placements: `loaded`, with what the reader is to each.
    """
    case_ids, numbers = [one.case_id for one in placements], [one.pk for one in placements]
    owners = {one.case_id: one for one in CaseParticipation.objects.filter(case_id__in=case_ids, side=Side.OWNER)}
    known = Person.objects.filter(user_id__in={one.user_id for one in owners.values()}).select_related("user")
    persons = {one.user_id: one for one in known}
    advising = PlacementParticipation.objects.filter(placement__in=numbers, role=PlacementRole.ADVISER)
    advisers = _grouped(advising.select_related("person").order_by("pk"), lambda row: row.person)
    tagged = PlacementTag.objects.filter(placement__in=numbers).select_related("tag")
    tags = _grouped(tagged, lambda row: row.tag.label)
    outcomes = _grouped(Outcome.objects.filter(placement__in=numbers), lambda row: row.kind_id)
    current = PlacementStatus.objects.filter(placement__in=numbers, until=None)
    since = dict(current.values_list("placement_id", "since"))
    advice, talk = figures_of(case_ids, team=team), talk_of(case_ids, team=team)

    def described(one: Placement) -> CaseFacts:
        owner = owners.get(one.case_id)
        may_reach = owner is not None and by.may(Permission.PERSON_SEE_CONTACT_DETAILS, one)
        return CaseFacts(
            placement=one,
            owner=owner,
            contact=persons.get(owner.user_id) if owner and may_reach else None,
            advisers=advisers[one.pk],
            team=team,
            tags=sorted(tags[one.pk], key=fold),
            outcomes=set(outcomes[one.pk]),
            status_since=since.get(one.pk),
            advice=advice[one.case_id] if by.may(Permission.THREAD_READ, one) else None,
            talk=talk[one.case_id] if by.may(Permission.THREAD_READ, one) else None,
            may_read_notes=by.may(Permission.NOTE_READ, one),
            portal_url=portal_url,
        )

    return [described(one) for one in placements]


def _grouped(rows: Any, value: Any) -> defaultdict[int, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[row.placement_id].append(value(row))
    return found
