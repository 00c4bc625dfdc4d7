"""The runner visits every page it knows, and prints what each costs."""

from pathlib import Path

import pytest

from bench.generator.world import DAY, World
from bench.measuring import Measure, WrongAnswer, measure_all
from bench.table import read_queries, table, write
from bench.visits import VISITS
from bench.visits.visit import Visit, Who
from recoco.domain.accounts.models import Session
from recoco.domain.submission.models import Draft
from recoco.kernel.access.models import Attempt
from recoco.kernel.portals import scope


def a_measure(**facts: object) -> Measure:
    usual = {"name": "home", "who": "visitor", "queries": 3, "median": 4.2, "p95": 6.0, "fastest": 4.0, "size": 7_548}
    return Measure(**{**usual, "over": (), **facts})  # type: ignore[arg-type]


def rows_written_by_visits() -> tuple[int, ...]:
    with scope.everywhere("a test counts what visits write"):
        return Session.objects.count(), Draft.objects.count(), Attempt.objects.count()


def test_every_page_is_measured_and_nothing_remains(generated: World) -> None:
    before = rows_written_by_visits()
    measures = measure_all(VISITS, times=1, day=DAY)
    assert [one.name for one in measures] == [one.name for one in VISITS]
    assert all(one.queries > 0 and one.median > 0 for one in measures)
    assert rows_written_by_visits() == before
    assert len(table(measures).splitlines()) == len(VISITS) + 2


def test_an_empty_database_is_said(db: None) -> None:
    with pytest.raises(LookupError):
        measure_all(VISITS, times=1, day=DAY)


def test_a_page_that_fails_is_not_measured(generated: World) -> None:
    lost = Visit("lost", Who.VISITOR, lambda stage: "/nulle-part/")
    with pytest.raises(WrongAnswer):
        measure_all([lost], times=1, day=DAY)


def test_names_are_told_apart() -> None:
    assert len({one.name for one in VISITS}) == len(VISITS)


def test_table_points_out_what_changed(tmp_path: Path) -> None:
    write([a_measure()], tmp_path / "earlier.json")
    later = a_measure(queries=5, over=("queries",))
    assert "| 5 (was 3) |" in table([later], read_queries(tmp_path / "earlier.json"))
    assert table([later]).endswith("| queries |")
