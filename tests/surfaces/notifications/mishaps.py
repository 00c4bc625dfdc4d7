"""What may go wrong in a pass of the worker: killed, or an error, at one of its statements; or others act meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, connection
from structlog.testing import capture_logs

NOTHING: Callable[[], None] = lambda: None  # noqa: E731


class Killed(BaseException):
    """No code of the product may catch it."""


@dataclass(frozen=True)
class Mishap:
    """Something that goes wrong at a statement.

    :param how: « kill » before it, « kill after », « fail », « fail on » and on, or « meanwhile »: somebody acts first.
    :param statement: its first words.
    :param rank: 0 for the first of them.
    """

    how: str
    statement: str
    rank: int = 0


@contextmanager
def going_wrong(mishap: Mishap | None, meanwhile: Callable[[], None] = NOTHING) -> Iterator[None]:
    """Run a pass of the worker in which *mishap* happens, if it comes that far."""
    left = mishap.rank if mishap else -1

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal left
        if mishap is None or left < 0 or not sql.startswith(mishap.statement):
            return execute(sql, params, many, context)
        left -= 1
        if left >= 0:
            return execute(sql, params, many, context)
        if mishap.how == "fail on":
            left = 0
        if mishap.how.startswith("fail"):
            raise OperationalError("the database does not answer")
        if mishap.how == "kill":
            raise Killed
        if mishap.how == "meanwhile":
            meanwhile()
        answer = execute(sql, params, many, context)
        if mishap.how == "kill after":
            raise Killed
        return answer

    # What went wrong is expected: printed with its variables, it would cost more than all the rest.
    with connection.execute_wrapper(watch), capture_logs(), suppress(Killed):
        yield
