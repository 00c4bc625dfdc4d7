"""A Monday from which people are away, and the nights that follow."""

from datetime import date, datetime, timedelta

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.domain.continuity.actions.absences import declare_absence
from recoco.domain.continuity.listening import unheard
from recoco.domain.continuity.sweeps import follow_absences
from recoco.kernel.activity.models import Event
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from tests.worlds import World

MONDAY = datetime.fromisoformat("2026-11-30T09:00:00+00:00")
TODAY = MONDAY.date()


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


def nights(world: World, days: int) -> None:
    """Let every night pass, up to that of *days* from Monday."""
    for rank in range(1, days + 1):
        with clock.moved_to(MONDAY + timedelta(days=rank)):
            follow_absences(StopSignal())


def absent(world: World, begins: int = 0, ends: int = 4, stand_in: Person | None = None) -> None:
    declare_absence(world.awa, on(begins), on(ends), stand_in or world.tess, by=world.actor(world.awa))


def heard() -> bool:
    return not Placement.objects.filter(unheard()).exists()


def sentences(kind: str) -> list[str]:
    return [str(one.sentence) for one in Event.objects.filter(type=kind).order_by("pk")]
