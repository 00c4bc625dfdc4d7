"""Jobs come at the hour people read on their clocks, change of hour included."""

from calendar import MONDAY
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoco.kernel.jobs.schedules import Daily, Every, Weekly

PARIS = ZoneInfo("Europe/Paris")
TWICE_A_DAY = Daily(time(8), time(14))
MONDAYS = Weekly(MONDAY, time(8))


def paris(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS)


def test_twice_a_day_comes_at_eight_and_two() -> None:
    assert TWICE_A_DAY.latest(paris(2026, 3, 12, 7, 59)) == paris(2026, 3, 11, 14)
    assert TWICE_A_DAY.latest(paris(2026, 3, 12, 8)) == paris(2026, 3, 12, 8)
    assert TWICE_A_DAY.following(paris(2026, 3, 12, 8)) == paris(2026, 3, 12, 14)
    assert TWICE_A_DAY.following(paris(2026, 3, 12, 14)) == paris(2026, 3, 13, 8)


def test_eight_stays_eight_when_summer_time_begins() -> None:
    before, after = TWICE_A_DAY.latest(paris(2026, 3, 28, 9)), TWICE_A_DAY.latest(paris(2026, 3, 29, 9))
    assert (before.hour, after.hour) == (7, 6)  # in UTC


@pytest.mark.parametrize("day", [paris(2026, 3, 29), paris(2026, 10, 25)], ids=["skipped hour", "hour twice"])
def test_an_hour_that_is_skipped_or_doubled_counts_once(day: datetime) -> None:
    at_night = Daily(time(2, 30))
    start, end = day.astimezone(UTC), day.replace(hour=23).astimezone(UTC)
    only = at_night.following(start)
    assert start < only < end
    assert at_night.following(only) > end


def test_weekly_comes_on_its_day() -> None:
    assert MONDAYS.latest(paris(2026, 3, 9, 7)) == paris(2026, 3, 2, 8)
    assert MONDAYS.latest(paris(2026, 3, 15, 23)) == paris(2026, 3, 9, 8)
    assert MONDAYS.following(paris(2026, 3, 9, 8)) == paris(2026, 3, 16, 8)


def test_minutes_are_the_same_for_all_machines() -> None:
    assert Every(15).latest(paris(2026, 3, 12, 9, 44, 59)) == paris(2026, 3, 12, 9, 30)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.sampled_from([TWICE_A_DAY, MONDAYS, Every(7), Daily(time(2, 30))]),
)
def test_latest_and_following_surround_now_and_touch(now: datetime, schedule: Daily | Weekly | Every) -> None:
    latest, following = schedule.latest(now), schedule.following(now)
    assert latest <= now < following
    assert schedule.following(latest) == following
    assert schedule.latest(following) == following


def test_schedules_say_themselves_in_french() -> None:
    assert str(TWICE_A_DAY) == "tous les jours à 8\u00a0h et 14\u00a0h"
    assert str(Daily(time(6, 5))) == "tous les jours à 6\u00a0h\u00a005"
    assert str(MONDAYS) == "chaque lundi à 8\u00a0h"
    assert str(Every(15)) == "toutes les 15\u00a0minutes"
