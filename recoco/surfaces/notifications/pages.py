"""Which notices a page shows: those of its route, and on its case when it is a page of one."""

import re
from dataclasses import dataclass
from functools import cache

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from recoco.domain.cases.models import Placement
from recoco.surfaces.notifications.table import TABLE

PRESENTATION = "cases:show"
THREADS = frozenset({"conversation:index", "advisers_space:index"})  # they count what was not read themselves


@cache
def pages() -> frozenset[str]:
    """Return the routes where notices are read."""
    return frozenset(row.page for row in TABLE)


@dataclass(frozen=True)
class Shown:
    """What is before somebody's eyes.

    :param route: the name of the route.
    :param case_id: of the case that the page is about, if any.
    :param number: of the one thing that it shows of that case; 0 for all of them.
    """

    route: str
    case_id: int | None = None
    number: int = 0

    @property
    def routes(self) -> frozenset[str]:
        """The routes whose notices are read here: an index shows what each of its things says."""
        namespace, _, name = self.route.partition(":")
        below = {page for page in pages() if name == "index" and page.startswith(f"{namespace}:")}
        return (frozenset({self.route}) & pages()) | below

    def condition(self) -> Q:
        """Return the condition on notices."""
        found = Q(page__in=self.routes)
        if self.case_id is not None:
            found &= Q(case_id=self.case_id)
        return found & Q(event__subject_id=self.number) if self.number else found


def shown_by(request: HttpRequest) -> Shown:
    """Return what the page asked by *request* shows."""
    match = request.resolver_match
    if match is None:
        return Shown("")
    number = match.kwargs.get("number", 0) if match.view_name in pages() else 0
    return Shown(match.view_name, case_in(request.path), int(number))


def opened_by(request: HttpRequest) -> Placement | None:
    """Return the placement that the page has opened, if it is of a case."""
    placement, _ = getattr(request, "opened", None) or (None, None)
    return placement


def case_in(path: str) -> int | None:
    """Return the number of the case that an address is about."""
    found = re.match(rf"{re.escape(reverse('cases:index'))}([0-9]{{1,18}})(-|/)", path)
    return int(found[1]) if found else None


def tab_of(page: str, tabs: frozenset[str]) -> str:
    """Return the tab of a case that leads to the notices of *page*: its own, that of its package, the first one."""
    index = f"{page.partition(':')[0]}:index"
    return next((tab for tab in (page, index) if tab in tabs), PRESENTATION)
