"""Querysets prepared once: they answer what they would if they were written anew, on the portal of each time."""

from datetime import timedelta
from typing import Any

import pytest

from recoco.domain.accounts.models import Person, Session
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.preparing import Ago, Here, compared, prepared
from tests.worlds import World


@pytest.fixture(autouse=True)
def _compared_again() -> None:
    compared.clear()  # each story of this file is a file of tests to what it tries


@prepared
def persons_named(names: Any, *, newest_first: bool = False) -> Any:
    return Person.objects.filter(first_name__in=names).order_by("-first_name" if newest_first else "first_name")


def names(rows: list[Person]) -> list[str]:
    return [one.first_name for one in rows]


def test_they_answer_for_the_portal_of_the_time(world: World) -> None:
    asked = ("Awa", "Nora", "Sami")
    for _ in range(2):
        with scope.entering(world.urbanvitaliz):
            assert names(persons_named(asked)) == ["Awa", "Sami"]
            assert names(persons_named(asked, newest_first=True)) == ["Sami", "Awa"]
        with scope.entering(world.sosponts):
            assert names(persons_named(asked)) == ["Nora"]


def test_without_a_portal_nothing_is_asked(world: World) -> None:
    with scope.entering(world.urbanvitaliz):
        assert persons_named(("Awa",))
    scope.clear()
    with pytest.raises(scope.NoPortal):
        persons_named(("Awa",))


def test_lists_of_any_length_are_answered(world: World) -> None:
    with scope.entering(world.urbanvitaliz):
        assert persons_named(()) == []
        assert names(persons_named(("Awa",))) == ["Awa"]
        assert names(persons_named((*tuple(f"Awa {rank}" for rank in range(400)), "Awa"))) == ["Awa"]


def test_the_current_portal_and_the_clock_are_found_each_time(world: World) -> None:
    @prepared
    def sessions_here(device: str) -> Any:
        return Session.objects.filter(device=device, portal_id=Here(), last_seen_at__gt=Ago(timedelta(hours=1)))

    now = clock.now()
    Session(session_key="a", device="Firefox", portal=world.urbanvitaliz, expire_date=now, last_seen_at=now).save()
    with scope.entering(world.sosponts):
        assert sessions_here("Firefox") == []
    with scope.entering(world.urbanvitaliz):
        assert len(sessions_here("Firefox")) == 1
        with clock.moved_to(now + timedelta(hours=2)):
            assert sessions_here("Firefox") == []


def test_what_is_read_besides_the_arguments_is_caught(world: World) -> None:
    name = "Awa"

    @prepared
    def careless() -> Any:
        return Person.objects.filter(first_name=name)

    with scope.entering(world.urbanvitaliz):
        assert len(careless()) == 1
        name = "Sami"
        with pytest.raises(AssertionError, match="depends on more than its arguments"):
            careless()


def test_what_an_earlier_file_has_written_is_compared_too(world: World) -> None:
    name = "Awa"

    @prepared
    def careless() -> Any:
        return Person.objects.filter(first_name=name)

    with scope.entering(world.urbanvitaliz):
        assert len(careless()) == len(careless()) == 1
        compared.clear()  # as before each file of tests
        name = "Sami"
        with pytest.raises(AssertionError, match="depends on more than its arguments"):
            careless()


def test_what_is_read_of_the_portal_is_caught_on_the_other(world: World) -> None:
    @prepared
    def careless() -> Any:
        return Person.objects.filter(organization=scope.current_portal().name)

    with scope.entering(world.urbanvitaliz):
        assert len(careless()) == len(careless()) == 2  # Sami and Adèle
    with (
        scope.entering(world.sosponts),
        pytest.raises(AssertionError, match="depends on more than its arguments"),
    ):
        careless()


@pytest.mark.parametrize("value", [True, None, 1j])
def test_what_decides_the_text_is_no_value(value: Any) -> None:
    @prepared
    def portals(found: Any) -> Any:
        return Portal.objects.filter(pk=found)

    with pytest.raises(TypeError, match="part of the shape"):
        portals(value)
