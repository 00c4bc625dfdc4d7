"""What a list says of each case, read for a whole page at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Concat

from recoco.domain.accounts.alike import Alike, numbers_of, those_like
from recoco.domain.advice.facts import AdviceCounts, counts_of
from recoco.domain.cases.models import (
    CaseParticipation,
    Outcome,
    Placement,
    PlacementParticipation,
    PlacementRole,
    PlacementTag,
    Side,
)
from recoco.domain.cases.roles import with_roles_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.folding import fold
from recoco.kernel.portals.preparing import prepared

MINE = {
    Side.OWNER: "Vous êtes référent·e",
    Side.MEMBER: "Vous êtes membre",
    PlacementRole.ADVISER: "Vous conseillez",
    PlacementRole.OBSERVER: "Vous observez",
}
ADVISER, TAG, OUTCOME = "adviser", "tag", "outcome"


@dataclass(frozen=True)
class Card:
    """One case in a list, for one reader.

    :param advisers: names of those who advise it here, in the order they came.
    :param tags: pairs (number, label), in the order of the dictionary.
    :param outcome: what last really happened, in words.
    :param mine: what the reader is to it, in words; empty for nobody in particular.
    :param advice: its recommendations, as far as the reader may know them.
    """

    placement: Placement
    advisers: list[str]
    tags: list[tuple[int, str]]
    outcome: str
    mine: str
    advice: AdviceCounts


def described(numbers: Sequence[int], by: Actor) -> list[Any]:
    """Return the placements that have these numbers, in this order, with what the rows of a list read: one query.

    A list first asks which ones it shows, and in what order: nothing else is then read of all the others.

    :param numbers: of placements that *by* may view.
    """
    user, person, _ = numbers_of(by)
    found = {one.pk: one for one in _described(tuple(numbers), user, person, alike=those_like(by))} if numbers else {}
    return [found[number] for number in numbers if number in found]


@prepared
def _described(numbers: tuple[int, ...], user: int, person: int, *, alike: Alike) -> Any:
    placements = Placement.objects.present().filter(pk__in=numbers)
    return with_rows(with_roles_of(placements, alike.asking(user, person)))


def with_rows(placements: Any) -> Any:
    """Load, in the same query, what the rows of a list read of the case and its owner."""
    owner = CaseParticipation.objects.filter(case_id=OuterRef("case_id"), side=Side.OWNER)
    return placements.with_case().annotate(owner_organization=Subquery(owner.values("organization")))


def cards_of(placements: Sequence[Any], by: Actor) -> list[Card]:
    """Return the cards of *placements* in their order: two queries, however many.

    :param placements: `described`, with what the reader is to each.
    """
    words = _words_on(placements)
    open_threads = [one.case_id for one in placements if by.may(Permission.THREAD_READ, one)]
    advice = counts_of(open_threads)
    return [
        Card(
            placement=one,
            advisers=[name for _, name in sorted(words[one.pk, ADVISER])],
            tags=sorted(words[one.pk, TAG], key=lambda tag: fold(tag[1])),
            outcome=max(words[one.pk, OUTCOME], default=(0, ""))[1],
            mine=MINE.get(one.my_role) or MINE.get(one.my_side) or "",
            advice=advice.get(one.case_id, AdviceCounts()),
        )
        for one in placements
    ]


def _words_on(placements: Sequence[Placement]) -> dict[tuple[int, str], list[tuple[int, str]]]:
    """Return (number, word) pairs by placement and kind: advisers by arrival, tags, outcomes by declaration."""
    found = defaultdict(list)
    for placement_id, kind, word, number in _words(tuple(one.pk for one in placements)) if placements else ():
        found[placement_id, kind].append((number, word))
    return found


@prepared
def _words(placements: tuple[int, ...]) -> Any:
    advisers = PlacementParticipation.objects.filter(role=PlacementRole.ADVISER)
    name = Concat("person__first_name", Value(" "), "person__last_name")
    return _selected(advisers, placements, ADVISER, name, "pk").union(
        _selected(PlacementTag.objects.all(), placements, TAG, F("tag__label"), "tag_id"),
        _selected(Outcome.objects.all(), placements, OUTCOME, F("kind__label"), "pk"),
        all=True,
    )


def _selected(rows: Any, placements: tuple[int, ...], kind: str, word: Any, number: str) -> Any:
    chosen = rows.filter(placement__id__in=placements).order_by()
    said = chosen.annotate(said_by=Value(kind, CharField()), word=word, number=F(number))
    return said.values_list("placement_id", "said_by", "word", "number")
