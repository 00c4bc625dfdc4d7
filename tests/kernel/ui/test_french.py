"""Dates, counts and initials as French readers expect them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from recoco.kernel.ui import french

# Noon in Paris, in winter.
NOON = datetime(2026, 3, 10, 11, 0, tzinfo=UTC)


def test_the_first_of_a_month_is_an_ordinal() -> None:
    assert french.day(date(2026, 3, 1)) == "1er mars 2026"
    assert french.day(date(2026, 8, 2)) == "2 août 2026"


def test_a_day_is_that_of_the_reader() -> None:
    assert french.day(datetime(2025, 12, 31, 23, 30, tzinfo=UTC)) == "1er janvier 2026"
    assert french.moment(datetime(2026, 3, 1, 13, 2, tzinfo=UTC)) == "1er mars 2026 à 14\u00a0h\u00a002"


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (timedelta(seconds=20), "à l’instant"),
        (timedelta(minutes=1), "il y a 1\u00a0minute"),
        (timedelta(minutes=59), "il y a 59\u00a0minutes"),
        (timedelta(hours=2), "il y a 2\u00a0heures"),
        (timedelta(hours=13), "hier"),
        (timedelta(days=3), "il y a 3\u00a0jours"),
        (timedelta(days=30), "il y a 30\u00a0jours"),
        (timedelta(days=31), "il y a 1\u00a0mois"),
        (timedelta(days=364), "il y a 11\u00a0mois"),
        (timedelta(days=365), "il y a 1\u00a0an"),
        (timedelta(days=900), "il y a 2\u00a0ans"),
        (timedelta(minutes=-5), "dans 5\u00a0minutes"),
        (timedelta(hours=-15), "demain"),
        (timedelta(days=-40), "dans 1\u00a0mois"),
    ],
)
def test_how_long_ago(before: timedelta, told: str) -> None:
    assert french.ago(NOON - before, NOON) == told


def test_a_plain_date_counts_in_days() -> None:
    assert french.ago(date(2026, 3, 10), NOON) == "aujourd’hui"
    assert french.ago(date(2026, 3, 9), NOON) == "hier"


def test_plural_starts_at_two() -> None:
    said = [french.counted(count, "dossier", "dossiers") for count in (0, 1, 2, 12_300)]
    assert said == ["0\u00a0dossier", "1\u00a0dossier", "2\u00a0dossiers", "12\u00a0300\u00a0dossiers"]


def test_money_shows_cents_when_there_are_some() -> None:
    assert french.euros(1_230_000) == "12\u00a0300\u00a0€"
    assert french.euros(-1205) == "-12,05\u00a0€"


@pytest.mark.parametrize(
    ("name", "initials"), [("Awa Diop", "AD"), ("Marie-Laure Blanc", "ML"), ("Élodie", "É"), ("", "?"), ("  ", "?")]
)
def test_initials(name: str, initials: str) -> None:
    assert french.initials(name) == initials


def test_de_is_elided_before_a_vowel() -> None:
    names = ["UrbanVitaliz", "Écoquartiers", "SOS Ponts", "Haute-Loire"]
    assert list(map(french.of, names)) == ["d’UrbanVitaliz", "d’Écoquartiers", "de SOS Ponts", "de Haute-Loire"]


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (1, "1\u00a0octet"),
        (7, "7\u00a0octets"),
        (1434, "1,4\u00a0Ko"),
        (12_288, "12\u00a0Ko"),
        (1_500_000, "1,4\u00a0Mo"),
    ],
)
def test_the_size_of_a_file(count: int, shown: str) -> None:
    assert french.file_size(count) == shown
