"""How a page to measure is described, and what it may cost (« Speed and weight » of the quality requirements)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from bench.visits.stage import Stage


@dataclass(frozen=True)
class Budget:
    """What a page may cost.

    :param queries: SQL statements, transactions' own aside.
    :param milliseconds: median time in the server.
    """

    queries: int
    milliseconds: int


class Shape(Enum):
    """What kind of page it is, with its budget."""

    SIMPLE = Budget(queries=12, milliseconds=25)
    LIST = Budget(queries=12, milliseconds=60)
    RICH = Budget(queries=20, milliseconds=60)  # a page of the richest case
    # A thousand cases and a few, in three parts of ten queries: « 5,000 under five seconds ».
    FILE = Budget(queries=40, milliseconds=1_000)


class Who(Enum):
    """In whose eyes a page is seen, on the largest portal."""

    VISITOR = "visitor"
    OWNER = "owner"  # of the richest case
    ADVISER = "adviser"  # the one who follows most cases
    STAFF = "staff"

    @property
    def kilobytes(self) -> int:
        """How much HTML they may be sent at once, in thousands of bytes."""
        return 100 if self in {Who.VISITOR, Who.OWNER} else 150


@dataclass(frozen=True)
class Visit:
    """One page in the eyes of somebody.

    :param name: unique; what the tables and the files show.
    :param path: its address, from the stage.
    :param fields: posted when there are any.
    :param status: what it must answer.
    """

    name: str
    who: Who
    path: Callable[[Stage], str]
    shape: Shape = Shape.SIMPLE
    fields: Mapping[str, str | list[str]] = field(default_factory=dict)
    status: int = 200
