"""Any combination of filters shows the same cases in list, board, map and export: those of a patient person."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.domain.accounts.actors import actor_of
from recoco.domain.cases.models import Placement, PlacementRole, Tag, Topic
from recoco.domain.cases.statuses import ON_BOARD
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.examples import examples
from tests.places import Places, make_places
from tests.surfaces.overview.drawn import CASE, READERS, TAGS, TOPICS, Drawn, addresses, write, write_person
from tests.surfaces.overview.naive import kept, statuses_of
from tests.worlds import make_portal


class Undo(Exception):
    """Ends a world."""


@pytest.mark.django_db
@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    drawn=st.lists(CASE, min_size=1, max_size=6),
    kind=st.sampled_from([*READERS]),
    draws=st.data(),
)
def test_list_board_map_and_export_agree_with_a_patient_person(drawn: list[Drawn], kind: str, draws: Any) -> None:
    with suppress(Undo), transaction.atomic():
        places, portal = placed(make_places()), make_portal("essai", "Essai", "essai.localhost")
        with scope.entering(portal):
            reader, awa, other = (
                write_person(name, portal, places, kind if name == "r" else "mayor") for name in "rao"
            )
            cases = [write(one, portal, places, reader, awa, other) for one in drawn]
            days = {
                back: timezone.localtime(clock.now() - timedelta(days=back)).date().isoformat() for back in (10, 100)
            }
            numbers: dict[str, Any] = {label: str(Topic.named(label).pk) for label in TOPICS}
            numbers |= {label: str(Tag.named(label).pk) for label in TAGS} | {"awa": str(awa.pk), "days": days}
            actor = actor_of(reader)
            visible = {one.pk for one in Placement.objects.all() if actor.may(Permission.CASE_VIEW, one)}
        for _ in range(3):
            browser = Browser(portal)  # another one: it would remember whose cases were looked at
            browser.sign_in(reader)
            asked = draws.draw(addresses(numbers))
            expected = [one for one in cases if one.pk in visible and kept(one, asked, kind, numbers)]
            query = urlencode(asked, doseq=True)
            with scope.entering(portal):
                numbers_of = {str(one.case_id): one.pk for one in Placement.objects.all()}
            listed = assert_shows(browser, query, expected, numbers_of)
            assert_maps(browser, query, expected, numbers_of)
            followed = {one.pk for one in cases if kind != "mayor" or one.mine in set(PlacementRole)} & visible
            shown = [number for number in listed if numbers_of[number] in followed]
            assert_exports(browser, query, shown, may=bool(followed) or kind != "mayor")
        raise Undo


def assert_shows(browser: Browser, query: str, expected: list[Drawn], numbers: dict[str, int]) -> list[str]:
    """Fail unless list and board show *expected*; return the numbers of the cases of the list, in its order.

    :param numbers: of placements, by that of their case.
    """
    listed = [*linked(browser.page(f"/dossiers/?{query}"), "main h2 a")]
    assert sorted(numbers[number] for number in listed) == sorted(one.pk for one in expected), query
    board = browser.page(f"/dossiers/tableau/?{query}")
    counts = {
        column["data-status"]: int(column.select_one(".ui-count").text) for column in board.select("[data-status]")
    }
    advised = [one for one in expected if not one.archived]
    assert counts == {status: statuses_of(advised).get(status, 0) for status in ON_BOARD}, query
    on_board = [one.pk for one in advised if one.status in ON_BOARD]
    assert sorted(numbers[number] for number in linked(board, "main h3 a")) == sorted(on_board)
    return listed


def assert_maps(browser: Browser, query: str, expected: list[Drawn], numbers: dict[str, int]) -> None:
    """Fail unless the map shows *expected*, each once: as circles, as counts, in the list beside, or apart."""
    opened = browser.page(f"/dossiers/carte/?{query}")
    known = [one for one in expected if one.commune != "unknown"]
    assert drawn_on(opened) == len(known), query
    apart = opened.find("a", string=re.compile("sans lieu connu"))
    assert (apart is None) == (len(known) == len(expected)), query
    found = [*linked(opened, "main h3 a")]
    if apart is not None:
        assert int(apart.text.split()[0]) == len(expected) - len(known), query
        found += linked(browser.page("/dossiers/carte/" + apart["href"]), "main h3 a")
    assert sorted(numbers[number] for number in found) == sorted(one.pk for one in expected), query


def drawn_on(page: Any) -> int:
    """Return how many cases the circles of a map count."""
    counts = [circle.select_one(".territories-area__count") for circle in page.select("main svg a")]
    return sum(int(count.text) if count else 1 for count in counts)


def placed(places: Places) -> Places:
    """Say where the town halls are; Roubaix's is not known."""
    for commune, (latitude, longitude) in {places.lille: (50.63, 3.06), places.bordeaux: (44.84, -0.58)}.items():
        commune.latitude, commune.longitude = latitude, longitude
        commune.save()
    return places


def assert_exports(browser: Browser, query: str, shown: list[str], *, may: bool) -> None:
    """Fail unless the export holds the cases *shown*, in this order; for a mayor who follows none, there is none."""
    response: Any = browser.post(f"/dossiers/exporter/?{query}", {"colonne": ["lien_dossier"]})
    assert response.status_code == (200 if may else 403)
    if may:
        exported = [line.split("/")[-2].partition("-")[0] for line in b"".join(response).decode().splitlines()[1:]]
        assert exported == shown, query
        offered = browser.page(f"/dossiers/exporter/?{query}").select_one("h1").text
        assert offered.split()[1] == (str(len(exported)) if exported else "les"), query


def linked(page: Any, selector: str) -> Iterator[str]:
    """Go through the numbers of the cases that links lead to."""
    for link in page.select(selector):
        yield link["href"].split("/")[2].partition("-")[0]
