"""Rate limits: so many attempts in a window, for each key apart."""

from datetime import UTC, datetime, timedelta

import pytest

from recoco.kernel.access.limits import Limit, TooMany, forget_old_attempts
from recoco.kernel.access.models import Attempt
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
THREE_AN_HOUR = Limit("test.three", most=3, window=timedelta(hours=1))


def spend_at(minutes: float, key: str = "marie@exemple.fr", limit: Limit = THREE_AN_HOUR) -> None:
    """Spend one attempt, so many minutes after noon."""
    with clock.moved_to(NOON + timedelta(minutes=minutes)):
        limit.spend(key)


def test_the_fourth_attempt_in_an_hour_is_refused_and_told_when_to_come_back() -> None:
    for minutes in (0, 10, 20):
        spend_at(minutes)
    with pytest.raises(TooMany, match="Réessayez dans 30\u00a0minutes") as refusal:
        spend_at(30)
    assert refusal.value.seconds == 1800
    assert refusal.value.status == 429


def test_the_window_slides() -> None:
    for minutes in (0, 10, 20, 60.1):
        spend_at(minutes)
    with pytest.raises(TooMany):
        spend_at(61)
    spend_at(70.1)


def test_a_refused_attempt_does_not_count() -> None:
    for minutes in (0, 1, 2):
        spend_at(minutes)
    for minutes in range(3, 50):
        with pytest.raises(TooMany):
            spend_at(minutes)
    spend_at(60.1)


def test_a_long_wait_is_told_in_hours() -> None:
    once_a_day = Limit("test.day", most=1, window=timedelta(days=1))
    spend_at(0, limit=once_a_day)
    with pytest.raises(TooMany, match="24\u00a0heures"):
        spend_at(5, limit=once_a_day)


def test_keys_and_kinds_are_apart_and_case_does_not_matter() -> None:
    for key in ("marie@exemple.fr", "Marie@Exemple.fr", " marie@exemple.fr "):
        spend_at(0, key)
    spend_at(0, "paul@exemple.fr")
    spend_at(0, limit=Limit("test.other", most=1, window=timedelta(hours=1)))
    with pytest.raises(TooMany, match="60\u00a0minutes"):
        spend_at(0, "MARIE@exemple.fr")


def test_neither_addresses_nor_e_mails_are_kept_in_clear() -> None:
    spend_at(0)
    assert not any("marie" in str(value) for row in Attempt.objects.values() for value in row.values())


def test_old_attempts_are_forgotten() -> None:
    spend_at(0)
    with clock.moved_to(NOON + timedelta(days=3)):
        assert forget_old_attempts(StopSignal()) == 1
    assert not Attempt.objects.exists()
