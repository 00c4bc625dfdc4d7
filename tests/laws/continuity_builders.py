"""For each address about people and hand-overs: how to make it, and who rightfully opens it."""

from collections.abc import Callable
from datetime import date

from recoco.domain.continuity.actions.absences import declare_departure
from recoco.domain.continuity.models import HandOver
from tests.domain.continuity.passing import passed
from tests.laws.visits import Visit
from tests.worlds import World


def of_person(world: World) -> Visit:
    """Awa, as the team sees her."""
    return Visit(world.sami, {"number": world.awa.pk}, {"role": "adviser"})


def of_brief(world: World) -> Visit:
    """What Tess has taken up from Awa."""
    with world.on(world.urbanvitaliz):
        known = HandOver.objects.filter(taker=world.tess).first()
    return Visit(world.tess, {"number": (known or passed(world, world.tess, by=world.sami)).pk})


def of_absence(world: World) -> Visit:
    """Awa, who leaves one day."""
    with world.on(world.urbanvitaliz):
        declare_departure(world.awa, date(2030, 1, 1), None, by=world.actor(world.awa))
    return Visit(world.sami, {"number": world.awa.pk})


CONTINUITY: dict[str, Callable[[World], Visit]] = {
    "continuity:person": of_person,
    "continuity:role_end": of_person,
    "continuity:hand_over": of_person,
    "continuity:absence": of_absence,
    "continuity:departure": of_absence,
    "continuity:return": of_absence,
    "continuity:succession": of_person,
    "continuity:brief": of_brief,
    "continuity:brief_contacts": of_brief,
}
