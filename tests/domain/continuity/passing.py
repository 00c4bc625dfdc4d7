"""Dossiers that Awa follows, made and passed on for the tests by the product's own gestures."""

from datetime import date

from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import Placement, PlacementParticipation, PlacementRole
from recoco.domain.continuity.actions.handing_over import hand_over_cases
from recoco.domain.continuity.models import HandOver
from recoco.domain.continuity.previewing import Line, lines_of
from recoco.domain.conversation.actions.assigning import assign
from recoco.domain.conversation.models import ToDo
from recoco.domain.submission.actions.moderation import accept_placement
from tests.domain.advice.making import afresh
from tests.worlds import World, submitted_case


def followed(world: World, count: int, by: Person | None = None) -> list[Placement]:
    """Bring *count* more dossiers of Marie's, accepted, that Awa (or *by*) advises alone."""
    with world.on(world.urbanvitaliz):
        made = [submitted_case(f"Dossier {rank:02}", world.lille, world.marie) for rank in range(1, count + 1)]
        for placement in made:
            accept_placement(placement, by=actor_of(world.sami))
            join(placement, PlacementRole.ADVISER, by=actor_of(by or world.awa))
    return made


def to_do(world: World, placement: Placement, what: str = "Appeler l’EPF", due_on: date | None = None) -> ToDo:
    """Give Awa something to do."""
    with world.on(world.urbanvitaliz):
        return assign(afresh(placement), world.awa, what, token=what, due_on=due_on, by=actor_of(world.awa))


def lines(world: World, taker: Person | None, by: Person, giver: Person | None = None) -> list[Line]:
    """Return what passing on Awa's dossiers would touch."""
    with world.on(world.urbanvitaliz):
        return lines_of(giver or world.awa, taker, actor_of(by))


def all_of(world: World, taker: Person, by: Person, giver: Person | None = None) -> list[int]:
    """Return the placements that may pass."""
    return [line.placement.pk for line in lines(world, taker, by, giver) if not line.left_out]


def passed(world: World, taker: Person, by: Person, giver: Person | None = None, message: str = "") -> HandOver:
    """Pass all that may pass of Awa's dossiers."""
    chosen = all_of(world, taker, by, giver)
    with world.on(world.urbanvitaliz):
        return hand_over_cases(giver or world.awa, taker, chosen, by=actor_of(by), message=message)


def places(world: World, person: Person) -> dict[int, str]:
    """Return the place that somebody has on each dossier of UrbanVitaliz."""
    with world.on(world.urbanvitaliz):
        rows = PlacementParticipation.objects.filter(person=person)
        return dict(rows.values_list("placement_id", "role"))
