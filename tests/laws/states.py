"""Tries gestures on a case put in any state, beside what the second table says of it."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from recoco.domain.cases.models import Placement, Status
from tests.client import Browser
from tests.kernel.access.tables import table
from tests.laws.gestures import Attempt
from tests.laws.gestures.declaring import Gesture
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


def send(world: World, name: str, make: Gesture, facts: dict[str, Any]) -> int:
    """Prepare a gesture on a case that is advised, put the case in another state, then try; forget it all."""
    who = world.people[name]
    with transaction.atomic():
        with world.on(world.urbanvitaliz):
            request = make(Attempt(world, who))
            Placement.objects.filter(pk=world.alone.pk).update(**facts)
        browser = Browser(world.urbanvitaliz)
        browser.sign_in(who)
        answer = browser.get(request.url) if request.fields is None else browser.post(request.url, request.fields)
        transaction.set_rollback(True)
    return int(answer.status_code)
