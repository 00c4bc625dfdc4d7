"""Visits pages in this very process, through the real middleware and templates, and counts what each costs."""

import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.test import Client

from bench.visitors import browser_for, leaving_no_trace
from bench.visits.stage import find_stage
from bench.visits.visit import Shape, Visit, Who
from recoco.config.garbage import collect_seldom
from recoco.kernel.kit import clock

WARM_UP = 3
OF_TRANSACTIONS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


class WrongAnswer(Exception):
    """A page did not answer what it should: its time would mean nothing."""


@dataclass(frozen=True)
class Measure:
    """What one page costs.

    :param queries: SQL statements, transactions' own aside.
    :param median: server time in milliseconds, and so are `p95` and `fastest`.
    :param size: of the HTML or of the file, in bytes.
    :param over: what goes beyond the budget, in the words of the table.
    """

    name: str
    who: str
    queries: int
    median: float
    p95: float
    fastest: float
    size: int
    over: tuple[str, ...]

    def facts(self) -> dict[str, Any]:
        """Return it as a JSON object."""
        return asdict(self)


def measure_all(visits: Iterable[Visit], *, times: int, day: Any) -> list[Measure]:
    """Visit each page *times* times on *day*, after three visits that do not count.

    :raises WrongAnswer: when a page does not answer what it should.
    :raises LookupError: on an empty database.
    """
    with clock.moved_to(day), leaving_no_trace():
        stage = find_stage()
        browsers = {who: browser_for(who, stage) for who in Who}
        collect_seldom()  # as the web process does
        return [_measured(visit, browsers[visit.who], visit.path(stage), times) for visit in visits]


def _measured(visit: Visit, browser: Client, path: str, times: int) -> Measure:
    def once() -> tuple[int, int]:
        response: Any = browser.post(path, dict(visit.fields)) if visit.fields else browser.get(path)
        parts = response.streaming_content if response.streaming else [response.content]
        return response.status_code, sum(len(part) for part in parts)

    for _ in range(WARM_UP):
        status, size = once()
        if status != visit.status:
            raise WrongAnswer(f"{visit.name}: {path} answers {status} instead of {visit.status}.")
    with counting() as statements:
        once()
    spent = sorted(_milliseconds(once) for _ in range(times))
    median, p95 = statistics.median(spent), spent[min(times - 1, round(0.95 * times))]
    budget = visit.shape.value
    over = [
        name
        for name, is_over in (
            ("queries", len(statements) > budget.queries),
            ("time", median > budget.milliseconds),
            ("size", visit.shape is not Shape.FILE and size > visit.who.kilobytes * 1_000),
        )
        if is_over
    ]
    return Measure(visit.name, visit.who.value, len(statements), median, p95, spent[0], size, tuple(over))


def _milliseconds(visit: Callable[[], Any]) -> float:
    start = time.perf_counter()
    visit()
    return (time.perf_counter() - start) * 1_000


@contextmanager
def counting() -> Iterator[list[str]]:
    """Give the list of the SQL statements of the block, as they come."""
    statements: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(OF_TRANSACTIONS):
            statements.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield statements
