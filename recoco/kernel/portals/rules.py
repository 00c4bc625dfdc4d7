"""What a scoped model lets be seen and written: clauses written when the query runs, not when it is built."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Exists, F, Lookup, OuterRef, Q, QuerySet

from recoco.kernel.kit.slots import entries
from recoco.kernel.portals import scope
from recoco.kernel.portals.preparing import Here

EVERY_ROW = ("1 = 1", ())
HERE = Here()


class InCurrentPortal(Lookup):
    """`column = <current portal>`; every row everywhere; raises without a portal.

    A lookup and not a mere expression: SQLite would be given `(column = 1) = 1`, that no index serves.
    """

    prepare_rhs = False

    def __init__(self, column: str) -> None:
        super().__init__(F(column), None)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        if scope.is_everywhere():
            return EVERY_ROW
        sql, params = compiler.compile(self.lhs)
        number, found = compiler.compile(HERE)
        return f"{sql} = {number}", (*params, *found)


class PresentInCurrentPortal(Lookup):
    """`EXISTS (placement of this case here)`; every row everywhere, so that orphans stay reachable there.

    A lookup for the same reason: compared with true, PostgreSQL could not join on it.
    """

    prepare_rhs = False

    def __init__(self, placements: QuerySet[Any], column: str) -> None:
        super().__init__(Exists(placements.filter(case_id=OuterRef(column))), None)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        if scope.is_everywhere():
            return EVERY_ROW
        sql, params = compiler.compile(self.lhs)
        return sql, params


@dataclass(frozen=True)
class CasePresence:
    """The entry of the `CASE_PRESENCE` slot: which rows make a case present on a portal.

    :param seen: placements that let the current portal read the case and what goes with it.
    :param written: placements that let it write them too.
    """

    seen: Any
    written: Any


class Rule(Protocol):
    """A condition on rows, under the current scope."""

    def condition(self) -> Any: ...


@dataclass(frozen=True)
class InPortal:
    """Rows that carry the current portal."""

    column: str = "portal_id"

    def condition(self) -> Any:
        return InCurrentPortal(self.column)


@dataclass(frozen=True)
class WithCase:
    """Rows whose case has a placement on the current portal.

    :param column: where the row keeps the case's number.
    """

    column: str = "case_id"

    def condition(self) -> Any:
        return PresentInCurrentPortal(entries("CASE_PRESENCE").seen(), self.column)


@dataclass(frozen=True)
class HoldingCase:
    """Rows whose case the current portal holds: visible is not writable."""

    column: str = "case_id"

    def condition(self) -> Any:
        return PresentInCurrentPortal(entries("CASE_PRESENCE").written(), self.column)


@dataclass(frozen=True)
class InPortalOrWithCase:
    """Rows of the current portal, and those that reach the whole case where it is present here."""

    reach: str = "reach"

    def condition(self) -> Any:
        reaching = Q(**{self.reach: "case"}) & Q(WithCase().condition())
        return Q(InPortal().condition()) | reaching
