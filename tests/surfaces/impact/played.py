"""Histories drawn at random and played by the product's own gestures, under a moved clock."""

from contextlib import ExitStack, suppress
from datetime import datetime, timedelta

from django.db import transaction
from hypothesis import strategies as st

from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from tests.surfaces.impact.gestures import GESTURES, Play, Step
from tests.worlds import World

# Long enough for months to pass, short enough for a publication to be called back, even over midnight.
GAPS = [timedelta(minutes=4), timedelta(hours=7), timedelta(days=1), timedelta(days=9), timedelta(days=40)]


STEP = st.builds(
    Step,
    gap=st.sampled_from(GAPS),
    gesture=st.sampled_from([*GESTURES, *GESTURES, "decide", "publish", "answer", "answer"]),
    here=st.integers(0, 3).map(lambda drawn: drawn > 0),
    case=st.integers(0, 3),
    pick=st.integers(0, 3),
)


def play(steps: list[Step], world: World, begin: datetime) -> tuple[Play, datetime]:
    """Play *steps* from *begin*; return what was played, and when it ended."""
    played, now = Play(world), begin
    for step in steps:
        now += step.gap
        portal = world.urbanvitaliz if step.here else world.sosponts
        with ExitStack() as stack:
            stack.enter_context(suppress(Refused, Forbidden))
            stack.enter_context(clock.moved_to(now))
            stack.enter_context(world.on(portal))
            stack.enter_context(transaction.atomic())
            known = list(Placement.objects.all().present().with_case().order_by("pk"))
            placement = known[step.case % len(known)] if known else None
            if placement is not None or step.gesture == "submit":
                GESTURES[step.gesture](played, placement, step)
    return played, now
