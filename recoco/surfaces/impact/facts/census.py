"""All that is counted of one portal, read at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.impact.facts.advice import Advice, Delay, advice_of
from recoco.surfaces.impact.facts.cases import AcceptedCases, Arrival, accepted_cases, arrivals
from recoco.surfaces.impact.facts.results import Happened, Revealed, happened, revealed
from recoco.surfaces.impact.marks import Marks


@dataclass(frozen=True)
class Census:
    """The facts of one portal over some days."""

    marks: Marks
    cases: AcceptedCases
    arrivals: dict[int, Arrival]
    advice: Advice
    happened: list[Happened]
    revealed: Revealed

    @cached_property
    def acceptances(self) -> list[Delay]:
        """From the submission of each case of P to its acceptance."""
        return [
            (arrival.waited, days & self.marks.since(arrival.accepted_at))
            for case, days in self.cases.masks.items()
            if (arrival := self.arrivals[case]).waited is not None
        ]

    @cached_property
    def first_advices(self) -> list[Delay]:
        """From the acceptance of each case of P to its first recommendation."""
        return [delay for case in self.advice.published_at for delay in self._first_advices_of(case)]

    def _first_advices_of(self, case: int) -> Iterator[Delay]:
        accepted_at = self.arrivals[case].accepted_at
        left = self.cases.masks[case]
        # The first of one day is not that of another when it was called back between the two.
        for told_at, days in sorted(self.advice.published_at[case]):
            if accepted_at is not None and (firsts := days & left):
                yield told_at - accepted_at, firsts
                left &= ~firsts


def census_of(portal: Portal, marks: Marks) -> Census:
    """Read the facts of *portal*: seven queries, whatever its size and the number of days."""
    # A case that has left the portal shows it nothing more, and still counts for the days when it was there.
    with scope.everywhere("a portal counts what it did for the cases that have left it since"):
        cases = accepted_cases(portal, marks)
        return Census(
            marks=marks,
            cases=cases,
            arrivals=arrivals(portal),
            advice=advice_of(portal, marks, cases.masks),
            happened=happened(portal, marks, cases.masks),
            revealed=revealed(portal, marks, cases.masks),
        )
