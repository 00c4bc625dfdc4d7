"""Page, CSV and JSON say what a patient person reads in the log, today and on any past day, whatever happens next."""

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.impact.live import home_figures
from recoco.surfaces.impact.report import Report, report_at
from recoco.surfaces.impact.wording import told
from tests.client import Browser
from tests.examples import examples
from tests.remembered import remembered
from tests.surfaces.impact.gestures import Play, Step
from tests.surfaces.impact.naive import figures, known_at
from tests.surfaces.impact.played import STEP, play
from tests.worlds import build_world

# Half past eleven in the evening in Paris: a publication of that hour may be called back after midnight.
BEGIN = datetime.fromisoformat("2027-01-20T22:30:00+00:00")


class Undo(Exception):
    """Ends a history."""


@pytest.mark.django_db
@settings(
    max_examples=examples(8),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEP, min_size=4, max_size=25), later=st.lists(STEP, max_size=6), back=st.integers(0, 60))
def test_figures_are_those_of_the_log(steps: list[Step], later: list[Step], back: int) -> None:
    with suppress(Undo), transaction.atomic():
        world = remembered(build_world)
        played, now = play(steps, world, BEGIN)
        assert_agree(played, now, back)
        more, then = play(later, world, now)
        more.readings[:0] = played.readings
        more.revealed = played.revealed | more.revealed
        assert_agree(more, then, back)
        raise Undo


def assert_agree(played: Play, now: datetime, back: int) -> None:
    """Fail unless the figures of both portals are those of the log, now and *back* days ago."""
    world = played.world
    members = {world.marie.user_id, world.paul.user_id}
    with scope.everywhere("a test reads the log"):
        events = list(Event.objects.order_by("at", "pk"))
    with clock.moved_to(now):
        for portal in (world.urbanvitaliz, world.sosponts):
            today = known_at(events, portal, members, now + timedelta(seconds=1))
            for day in {localdate(now), localdate(now - timedelta(days=back))}:
                with world.on(portal):
                    report = report_at(day)
                for rank in (-1, -2, -3):
                    on = report.lines[0].points[rank].day
                    counted = {line.indicator.key: line.points[rank].value for line in report.lines}
                    assert counted == figures(played, portal, on, today, events), f"{portal}, {on}"
        assert_published(portal, day, report)
        with world.on(portal):
            assert_live(report_at(localdate(now)))


def assert_live(report: Report) -> None:
    """Fail unless the figures of the home are those of today's statistics."""
    now = {line.indicator.key: line.now for line in report.lines}
    counted = (
        now["dossiers_accompagnes"].value,
        now["communes_couvertes"].value,
        now["recommandations_par_dossier"].numerator,
        now["collectivites_qui_agissent"].numerator,
    )
    live = home_figures()
    assert [value for value, _ in live] == ([str(count) for count in counted] if counted[0] else [])


def assert_published(portal: Portal, day: date, report: Report) -> None:
    """Fail unless page, CSV and JSON say what the report says."""
    browser, query = Browser(portal), f"?au={day.isoformat()}"
    expected = dict(said_by(report))
    rows = csv.DictReader(
        io.StringIO(browser.get(f"/statistiques/indicateurs.csv{query}").content.decode("utf-8-sig")), delimiter=";"
    )
    in_table = {(row["cle"], row["categorie"], row["date"]): row["valeur"] for row in rows}
    assert in_table == {key: written.replace(".", ",") for key, written in expected.items()}
    document = browser.get(f"/statistiques/indicateurs.json{query}").json()
    assert dict(said_by_document(document)) == expected
    assert_shown(browser.page(f"/statistiques/{query}"), report)


def said_by(report: Report) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Go through the figures of a report, as software reads them."""
    for line in report.lines:
        for point in line.points:
            yield (line.indicator.key, "", point.day.isoformat()), "" if point.value is None else str(point.value)
    for one in report.breakdowns:
        for share in one.shares:
            for (key, _), count in zip(one.columns, share.counts, strict=True):
                yield (f"{one.key}.{key}", share.label, report.day.isoformat()), str(count)


def said_by_document(document: dict[str, Any]) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Go through the figures of the JSON document."""
    for one in document["indicateurs"]:
        for point in one["evolution"]:
            yield (one["cle"], "", point["date"]), "" if point["valeur"] is None else str(point["valeur"])
    for one in document["repartitions"]:
        for row in one["lignes"]:
            for key, count in row.items():
                if key != "categorie":
                    yield (f"{one['cle']}.{key}", row["categorie"], document["date"]), str(count)


def assert_shown(page: BeautifulSoup, report: Report) -> None:
    """Fail unless the page shows each figure, and its months in a table."""
    for line in report.lines:
        shown = page.find(id=line.indicator.key)
        assert shown.select_one(".impact-value").text == told(line.now, line.indicator.unit)
        months = [row.td.text for row in shown.select("tbody tr")]
        assert months == [told(point, line.indicator.unit) for point in line.points]
    for one in report.breakdowns:
        rows = page.find(id=one.key).parent.select("tbody tr")
        shares = [tuple(int(cell.text.replace("\xa0", "")) for cell in row.select("td")) for row in rows]
        assert shares == [share.counts for share in one.shares]
