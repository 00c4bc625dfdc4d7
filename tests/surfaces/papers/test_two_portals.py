"""Documents of a case that two portals hold: each has the common part and its own, and not a word of the other's."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import Placement, PlacementRole
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.advice import making
from tests.laws.test_shared_case import OURS, THEIRS, keep_apart
from tests.surfaces.papers.making import address, text_of, unzipped
from tests.worlds import World

Open = Callable[..., Browser]
DOCUMENTS = ("note/", "note/pdf/", "dossier/", "dossier/pdf/", "dossier/archive/")


@pytest.fixture
def both(world: World) -> World:
    """The world, where each portal has written its own part of the shared case."""
    with world.on(world.urbanvitaliz):
        keep_apart(world.shared, world.awa, OURS)
    with world.on(world.sosponts):
        join(world.shared_there, PlacementRole.ADVISER, by=world.actor(world.nora))
        keep_apart(world.shared_there, world.nora, THEIRS)
    return world


def said(browser: Browser, world: World, words: str) -> Iterator[str]:
    """Yield what the pages and the archive of the shared case say."""
    root = f"/dossiers/{world.case(world.shared).slug}/exports/"
    for rest in ("note/", f"dossier/{words}"):
        yield str(browser.page(root + rest))
    yield text_of(unzipped(browser, f"{root}dossier/archive/{words}"))


def assert_apart(reader: Person, portal_of: Placement, world: World, own: Any, others: Any) -> None:
    """Fail unless what *reader* exports with the advisers' part says all of *own* and nothing of *others*."""
    browser = Browser(portal_of.portal)
    browser.sign_in(reader)
    texts = list(said(browser, world, "?conseillers=oui"))
    for text in texts:
        assert [word for word in others if word in text] == []
    everything = " ".join(texts)
    assert [word for word in own if word not in everything] == []
    assert "Bonjour de UrbanVitaliz" in everything
    assert "Bonjour de SOS Ponts" in everything


def test_ours_is_not_in_theirs_nor_theirs_in_ours(both: World) -> None:
    assert_apart(both.awa, both.shared, both, OURS, THEIRS)
    assert_apart(both.nora, both.shared_there, both, THEIRS, OURS)


def test_the_collectivite_exports_nothing_of_either_s_advisers(both: World) -> None:
    for placement in (both.shared, both.shared_there):
        with both.on(placement.portal):
            marie = both.marie if placement is both.shared else both.counterpart(both.marie, placement.portal)
        browser = Browser(placement.portal)
        browser.sign_in(marie)
        for text in said(browser, both, ""):
            private = {*OURS[3:4], *OURS[5:], *THEIRS[3:4], *THEIRS[5:]}
            assert [word for word in private if word in text] == []


def test_on_another_portal_no_document_exists(world: World, browser: Open) -> None:
    nora = browser(world.nora, world.sosponts)
    for rest in ("", *DOCUMENTS):
        assert nora.get(address(world, rest)).status_code == 404
        assert nora.post(address(world, rest), {"conseillers": "oui"}).status_code in {404, 405}


@pytest.mark.parametrize(
    ("state", "answers"),
    [
        ({"status": "closed"}, {"marie": 200, "paul": 200, "awa": 200, "otto": 200, "tess": 403, "sami": 200}),
        ({"status": "submitted"}, {"marie": 200, "otto": 404, "tess": 404, "sami": 200}),
        ({"archived_at": clock.now(), "archive_reason": "Essai"}, {"marie": 409, "awa": 404, "sami": 200}),
    ],
    ids=["closed", "submitted", "archived"],
)
def test_the_state_says_who_exports(
    state: dict[str, Any], answers: dict[str, int], world: World, browser: Open
) -> None:
    making.published(world.alone, world.actor(world.awa))
    url = address(world)
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=world.alone.pk).update(**state)
    for name, expected in answers.items():
        reader = browser(world.people[name])
        for rest in ("", "note/", "dossier/archive/"):
            assert reader.get(url + rest).status_code == expected, (name, rest)
