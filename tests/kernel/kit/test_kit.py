"""The small tools: the clock, folding, secrets, slots, numbers in addresses."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from recoco.kernel.kit import addresses, clock, slots, tokens
from recoco.kernel.kit.folding import fold

EASTER = datetime(2026, 4, 5, 12, tzinfo=UTC)


def test_the_clock_tells_the_time_and_may_be_moved() -> None:
    assert abs(clock.now() - timezone.now()) < timedelta(seconds=5)
    with clock.moved_to(EASTER):
        assert clock.now() == EASTER
        with clock.moved_to(EASTER + timedelta(days=1)):
            assert clock.now().day == 6
        assert clock.now() == EASTER
    assert clock.now() != EASTER


def test_the_clock_comes_back_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), clock.moved_to(EASTER):
        _ = 1 / 0
    assert clock.now() != EASTER


def test_the_clock_refuses_a_time_of_nowhere() -> None:
    with pytest.raises(ValueError, match="aware"), clock.moved_to(datetime(2026, 4, 5)):
        pass


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("École", "ecole"),
        ("ÉCOLE", "ecole"),
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("L'Haÿ-les-Roses", "l hay les roses"),
        ("Cœur de Lozère", "coeur de lozere"),
        ("  Saint–Denis,  (93) ", "saint denis 93"),
        ("Straße", "strasse"),
        ("!?", ""),
    ],
)
def test_folding_forgets_case_accents_and_signs(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿœæ '-’"))
def test_folding_knows_no_case(text: str) -> None:
    assert fold(text.upper()) == fold(text)


def test_secrets_are_long_random_and_bound_to_a_purpose() -> None:
    one, other = tokens.new_token(), tokens.new_token()
    assert one != other
    assert len(one) == 32
    kept = tokens.digest(one, purpose="link")
    assert one not in kept
    assert tokens.matches(one, kept, purpose="link")
    assert not tokens.matches(other, kept, purpose="link")
    assert not tokens.matches(one, kept, purpose="code")


def test_codes_are_six_digits() -> None:
    assert all(len(code) == 6 and code.isdigit() for code in (tokens.new_code() for _ in range(200)))


def test_a_slot_that_nobody_declares_is_an_error() -> None:
    with pytest.raises(AttributeError):
        slots.entries("NOTHING")


@pytest.mark.parametrize("number", [0, 1, 10**18 - 1])
def test_numbers_of_addresses_go_and_come_back(number: int) -> None:
    kind: Any = addresses.Number()
    assert kind.to_python(kind.to_url(number)) == number
