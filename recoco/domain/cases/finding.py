"""Makes cases findable by text: one entry of the index for each placement."""

from collections.abc import Iterable

from recoco.domain.cases.events.editing import EVENT_TYPES as EDITING_EVENTS
from recoco.domain.cases.events.people import ADVISER_HANDED_OVER, ADVISER_JOINED
from recoco.domain.cases.events.words import TAGS_CHANGED, TOPICS_CHANGED
from recoco.domain.cases.models import (
    CaseParticipation,
    Placement,
    PlacementParticipation,
    PlacementTag,
    PlacementTopic,
)
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.types import EventType, Reach
from recoco.kernel.portals import scope
from recoco.kernel.search.indexing import index
from recoco.kernel.territories.models import Commune, CommuneName

KIND = "placement"
# What changes the words of a case: on this portal, or on all of them when the event reaches the case.
REWORDING = frozenset({ADVISER_JOINED, ADVISER_HANDED_OVER, *EDITING_EVENTS})
RELABELLING = frozenset({TAGS_CHANGED, TOPICS_CHANGED})


def make_findable(placement: Placement) -> None:
    """Index what the placement's case says now, and who is on it: five queries."""
    case = placement.case
    index(
        KIND,
        placement.pk,
        placement.portal_id,
        title=f"{case.name} {_place(case.commune)} {case.pk}",
        tags=" ".join([*_labels(PlacementTag, "tag", placement), *_labels(PlacementTopic, "topic", placement)]),
        summary=case.summary,
        content=f"{case.address} {_people(placement)}",
    )


def find_again(event: Event, event_type: EventType, by: Actor) -> None:
    """Index a case again when an event changes its words."""
    if event_type not in REWORDING | RELABELLING:
        return
    placements = Placement.objects.filter(case_id=event.case_id).select_related("case__commune", "portal")
    if event_type.reach is Reach.CASE:
        with scope.everywhere("the words of a case change on each of its portals"):
            found = list(placements)
    else:
        found = list(placements)
    for placement in found:
        with scope.entering(placement.portal):
            make_findable(placement)


def _place(commune: Commune | None) -> str:
    """Write a commune with its former names: people keep calling a merged village by its own."""
    if commune is None:
        return ""
    names = CommuneName.objects.filter(commune=commune).values_list("name", flat=True)
    return " ".join(dict.fromkeys([commune.name, *names, commune.postal_codes, commune.insee]))


def _labels(model: type[PlacementTag | PlacementTopic], name: str, placement: Placement) -> Iterable[str]:
    labels: Iterable[str] = model.objects.filter(placement=placement).values_list(f"{name}__label", flat=True)
    return labels


def _people(placement: Placement) -> str:
    side = CaseParticipation.objects.filter(case_id=placement.case_id)
    followers = PlacementParticipation.objects.filter(placement=placement)
    words = ("first_name", "last_name", "organization")
    members = side.values_list(*words)
    advisers = followers.values_list(*(f"person__{word}" for word in words))
    return " ".join(word for person in (*members, *advisers) for word in person if word)
