"""The reference page of the events is the one that the code writes."""

from io import StringIO

import pytest
from django.core.management import call_command

from recoco.kernel.activity.types import event_types
from recoco.surfaces.notifications.describing import page
from tests.surfaces.notifications.document import DOCUMENT

PAGE = DOCUMENT.with_name("evenements.md")


@pytest.fixture(autouse=True)
def _everything_told() -> None:
    """Nothing is: here one only reads what the code declares."""


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text() == page(), "recoco django describe_events > docs/reference/evenements.md"


def test_the_command_writes_it_and_each_event_stands_there_once() -> None:
    written = StringIO()
    call_command("describe_events", stdout=written)
    assert written.getvalue() == page()
    assert all(page().count(f"| `{name}` |") == 1 for name in event_types())
