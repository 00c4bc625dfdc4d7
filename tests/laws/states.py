"""Tries gestures on a case put in any state, beside what the second table says of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone

from recoco.domain.cases.models import Placement, Status
from tests.client import Browser
from tests.kernel.access.tables import table
from tests.laws.gestures import Attempt
from tests.laws.gestures.declaring import Gesture
from tests.queries import forgotten
from tests.worlds import World

# Who stands for each column, on a case that Awa holds or advises and that Otto observes.
COLUMNS = {
    "collectivité side": ("marie", "paul"),
    "case advisers, observers": ("awa", "otto"),
    "territory advisers": ("tess",),
    "staff": ("sami",),
}
PUT: dict[str, Callable[[], dict[str, Any]]] = {
    "archived": lambda: {"archived_at": timezone.now(), "archive_reason": "Un essai"},
    **{status.value: lambda status=status: {"status": status} for status in Status},  # type: ignore[misc]
}
TRIED = ("submitted", "refused", "closed", "archived")


def cell(state: str, column: str) -> str:
    """Return what the table says in a cell; a row may be about several states."""
    (row,) = (row for row in table("state") if state in row["state"].split(" (")[0].split(", "))
    return row[column]


def read_as(state: str, column: str, name: str) -> int:
    """Return what somebody who opens the dossier is answered, as the cell says it."""
    said = cell(state, column)
    if said.startswith("only the adviser who filed it"):
        return 200 if name == "awa" else 404
    if said.startswith("–"):
        return 409 if "told why" in said else 404
    return 200


@contextmanager
def prepared(world: World, name: str, make: Gesture) -> Iterator[Callable[[str], int]]:
    """Prepare somebody's gesture on a case that is advised; forget it all at the end.

    Gives what puts the case in a state, tries, forgets, and returns what is answered.
    """
    who = world.people[name]
    with forgotten():
        with world.on(world.urbanvitaliz):
            request = make(Attempt(world, who))

        def tried_in(state: str) -> int:
            with forgotten():
                with world.on(world.urbanvitaliz):
                    Placement.objects.filter(pk=world.alone.pk).update(**PUT[state]())
                browser = Browser(world.urbanvitaliz)
                browser.sign_in(who)
                ask = browser.get if request.fields is None else browser.post
                return int(ask(request.url, request.fields).status_code)

        yield tried_in
