"""The typed histories that statistics read say what the log says, whatever happened."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.domain.advice.models import RecommendationStatus
from recoco.domain.cases.models import PlacementStatus, Status
from recoco.kernel.activity.models import Event
from recoco.kernel.portals import scope
from tests.examples import examples
from tests.remembered import remembered
from tests.surfaces.impact.gestures import Step
from tests.surfaces.impact.played import STEP, play
from tests.worlds import build_world

BEGIN = datetime.fromisoformat("2027-01-20T22:30:00+00:00")
# What follows an event; what leaves the portal or is told no more has no status.
PLACEMENT = {
    "case.opened": Status.INCOMPLETE,
    "case.submitted": Status.SUBMITTED,
    "case.resubmitted": Status.SUBMITTED,
    "case.received": Status.SUBMITTED,
    "case.accepted": Status.TO_PROCESS,
    "case.refused": Status.REFUSED,
    "placement.closed": Status.CLOSED,
    "placement.reopened": Status.TO_PROCESS,
}
LEAVING = {"placement.withdrawn", "proposal.cancelled"}
GONE = {"recommendation.called_back", "recommendation.withdrawn"}
Turn = tuple[str | None, datetime]
Key = tuple[Any, ...]


class Undo(Exception):
    """Ends a history."""


@pytest.mark.django_db
@settings(
    max_examples=examples(8),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEP, min_size=8, max_size=30))
def test_histories_say_what_the_log_says(steps: list[Step]) -> None:
    with suppress(Undo), transaction.atomic():
        play(steps, remembered(build_world), BEGIN)
        with scope.everywhere("a test reads the log"):
            events = list(Event.objects.order_by("at", "pk"))
            placed = list(PlacementStatus.objects.select_related("placement__portal").order_by("since", "pk"))
            told = list(RecommendationStatus.objects.select_related("uptake").order_by("since", "pk"))
        assert_same(placements_in(events), ((row.placement.portal.name, row.placement.case_id, row) for row in placed))
        assert_same(recommendations_in(events), ((row.uptake.recommendation_id, row) for row in told))
        raise Undo


def placements_in(events: list[Event]) -> dict[Key, list[Turn]]:
    """Return the turns of each placement, as the log tells them."""
    turns: dict[Key, list[Turn]] = defaultdict(list)
    with scope.everywhere("a test names the portals"):
        names = dict(PlacementStatus.objects.values_list("portal_id", "portal__name"))
    for event in events:
        key = (names.get(event.portal_id or 0), event.case_id)
        if event.type in LEAVING:
            turns[event.words["portal"], event.case_id].append((None, event.at))
        elif event.type == "placement.moved":
            (status,) = (one for one in Status if one.label == event.words["after"])
            turns[key].append((status, event.at))
        elif event.type in PLACEMENT:
            turns[key].append((PLACEMENT[event.type], event.at))
    return turns


def recommendations_in(events: list[Event]) -> dict[Key, list[Turn]]:
    """Return the turns of each recommendation that was ever told, as the log tells them."""
    turns: dict[Key, list[Turn]] = defaultdict(list)
    for event in events:
        about = event.words.get("recommendations") or [event.subject_id]
        if event.type == "recommendation.published":
            for number in about:
                turns[(number,)].append(("new", event.at))
        elif event.type == "recommendation.status_changed":
            turns[(event.subject_id,)].append((event.words["status"], event.at))
        elif event.type in GONE:
            for number in about:
                turns[(number,)].append((None, event.at))
    return turns


def assert_same(turns: dict[Key, list[Turn]], rows: Iterable[tuple[Any, ...]]) -> None:
    """Fail unless *rows* are the turns of the log, each until the next."""
    histories: dict[Key, list[Any]] = defaultdict(list)
    for *key, row in rows:
        histories[tuple(key)].append(row)
    assert set(histories) == set(turns)
    for key, history in histories.items():
        ends = [at for _, at in turns[key][1:]] + [None]
        lasting = [(status, at, end) for (status, at), end in zip(turns[key], ends, strict=True) if status]
        assert [row.status for row in history] == [status for status, _, _ in lasting], key
        for row, (_, since, until) in zip(history, lasting, strict=True):
            assert near(row.since, since), key
            assert near(row.until, until), key


def near(row: datetime | None, event: datetime | None) -> bool:
    """Tell whether a row and its event were written in the same gesture."""
    return row == event if row is None or event is None else abs(row - event) < timedelta(seconds=5)
