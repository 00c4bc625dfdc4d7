"""On the card of a submission, staff finds the page that puts it aside for a dossier like it, when it would."""

from collections.abc import Callable
from typing import Any

import pytest

from recoco.domain.cases.actions.archiving import archive_placement
from recoco.domain.cases.models import Placement, Status
from recoco.domain.doubles.actions.merging import may_merge
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.worlds import World, submitted_case

Open = Callable[..., Browser]
CARD = "/moderation/"


@pytest.fixture
def again(world: World) -> Placement:
    """The Friche Lebel, that Zoé submits once more."""
    with world.on(world.urbanvitaliz):
        return submitted_case("Friche Lebel bis", world.lille, world.zoe)


def offered(reader: Browser, placement: Placement) -> list[str]:
    """Return the addresses where the card of a submission leads to merge."""
    links: list[Any] = reader.page(f"{CARD}?dossier={placement.case_id}").select("article a[href*=doublon]")
    return [str(link["href"]) for link in links]


def test_a_submission_is_put_aside_from_its_card(world: World, again: Placement, browser: Open) -> None:
    sami = browser(world.sami)
    (address,) = offered(sami, again)
    assert address == f"/dossiers/{world.case(again).slug}/doublon/?garde={world.alone.case_id}"
    assert sami.submit(address, "Réunir et archiver le doublon").status_code == 302
    with world.on(world.urbanvitaliz):
        assert afresh(again).is_archived
    assert "Aucune demande" in sami.page(CARD).get_text(" ")


@pytest.mark.parametrize("status", Status)
def test_it_is_offered_exactly_where_the_page_would_go_on(
    status: Status, world: World, again: Placement, browser: Open
) -> None:
    sami = browser(world.sami)
    page = f"/dossiers/{world.case(again).slug}/doublon/"
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=world.alone.pk).update(status=status)
    goes_on = sami.get(f"{page}?garde={world.alone.case_id}").status_code == 200
    assert bool(offered(sami, again)) is goes_on
    assert goes_on is (status not in {Status.INCOMPLETE, Status.CLOSED, Status.REFUSED})
    assert (f"?garde={world.alone.case_id}" in str(sami.page(page))) is goes_on


def test_of_two_submissions_each_may_be_put_aside_for_the_other(world: World, again: Placement, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        third = submitted_case("Friche Lebel ter", world.lille, world.paul)
    numbers = [address.rpartition("=")[2] for address in offered(browser(world.sami), again)]
    assert sorted(numbers) == sorted(map(str, (world.alone.case_id, third.case_id)))


@pytest.mark.usefixtures("on_a")
def test_what_is_archived_or_read_by_others_is_not_offered(world: World, again: Placement) -> None:
    sami = world.actor(world.sami)
    assert may_merge(afresh(again), afresh(world.alone), sami)
    for name in ("awa", "marie", "zoe", "olga"):
        assert not may_merge(afresh(again), afresh(world.alone), world.actor(world.people[name])), name
    archive_placement(afresh(again), by=sami, reason="Un essai")
    assert not may_merge(afresh(again), afresh(world.alone), sami)
