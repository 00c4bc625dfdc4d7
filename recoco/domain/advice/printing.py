"""All the recommendations of a case at once, for paper: nothing is left on another page."""

from collections.abc import Sequence

from recoco.domain.advice.models import Recommendation
from recoco.domain.advice.page import GROUP_OF, GROUPS, Card, Group, cards_of
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.cases.models import Placement


def published_in(placement: Placement) -> list[Card]:
    """Return what was published on a case and stands, in the order of the groups: four queries."""
    rows = Recommendation.objects.published().filter(case_id=placement.case_id)
    found = list(rows.select_related("uptake", "portal", "card"))
    for one in found:
        one.placement = placement
    return cards_of(sorted(found, key=lambda one: GROUP_OF[AdviceStatus(one.uptake.status)]), placement)


def grouped(cards: Sequence[Card]) -> list[Group]:
    """Return *cards* in their groups, those without any left out."""
    groups = []
    for title, among in GROUPS:
        within = [card for card in cards if card.uptake.status in among]
        groups.append(Group(title, len(within), within))
    return [group for group in groups if group.cards]
