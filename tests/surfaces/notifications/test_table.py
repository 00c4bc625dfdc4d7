"""The table of events is the one of the specification; what is declared by each event agrees with it."""

import pytest
from django.template.loader import get_template

from recoco.kernel.activity.types import event_types
from recoco.kernel.mail.kinds import kind_named
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.table import TABLE, row_of
from tests.surfaces.notifications.document import Told, apart, documented_rows

# Rows that nothing in the product makes happen yet; may only shrink.
WITHOUT_EVENT = {
    "état des lieux updated (≤ 1 a day per case)",
    "deadline in 30 / 7 days, advice no longer valid",
    "information, tags, topics edited",
}
# Told by what happens at the same time on the portal that must hear of it.
TOLD_BY_ANOTHER = {"case.proposed": "case.received"}
URGENCY = [Pace.NOW, Pace.TWICE_A_DAY, Pace.DAILY, Pace.NEVER]


@pytest.fixture(autouse=True)
def _everything_told() -> None:
    """Nothing is: here one only reads what the code declares."""


@pytest.fixture(autouse=True)
def _the_day_before() -> None:
    """Whatever day it is."""


def told_by(name: str) -> Told:
    """Return whom the code tells of an event, and how fast."""
    return apart((line.who, line.pace) for line in row_of(name).lines)


def test_rows_without_event_are_known() -> None:
    assert {row.title for row in documented_rows() if not row.events} == WITHOUT_EVENT


@pytest.mark.parametrize("row", [row for row in documented_rows() if row.events], ids=lambda row: row.title)
def test_each_row_of_the_document_is_in_the_code(row) -> None:  # type: ignore[no-untyped-def]
    for name in row.events:
        assert row.told <= told_by(name), name


@pytest.mark.parametrize("name", [row.event.name for row in TABLE])
def test_the_code_tells_nobody_else(name: str) -> None:
    documented = {one for row in documented_rows() if name in row.events for one in row.told}
    assert told_by(name) == documented


def test_an_event_has_one_row() -> None:
    names = [row.event.name for row in TABLE]
    assert sorted(names) == sorted(set(names))


def test_every_event_that_tells_somebody_has_its_row() -> None:
    telling = {one.name for one in event_types().values() if one.audience}
    assert telling - {row.event.name for row in TABLE} == set(TOLD_BY_ANOTHER)
    assert set(TOLD_BY_ANOTHER.values()) <= telling


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.event.name)
def test_what_the_event_declares_is_its_fastest_line(row) -> None:  # type: ignore[no-untyped-def]
    assert row.event.urgency == min((line.pace for line in row.lines), key=URGENCY.index)
    assert row.event.audience


@pytest.mark.parametrize("row", [row for row in TABLE if row.makes_notices], ids=lambda row: row.event.name)
@pytest.mark.parametrize("part", ["subject", "lead", "next", "button"])
def test_each_fact_has_its_texts(row, part: str) -> None:  # type: ignore[no-untyped-def]
    assert get_template(f"notifications/facts/{row.event.name}.txt#{part}")


def test_each_line_leaves_by_a_declared_e_mail() -> None:
    for line in (line for row in TABLE for line in row.lines):
        if line.makes_notices:
            assert line.family is not None
            kind_named(line.family.mail_kind)
        for kind in line.directly:
            assert kind_named(kind.name) == kind


def test_each_family_serves() -> None:
    assert {line.family for row in TABLE for line in row.lines if line.family} == set(Family)
