"""Recommendations on paper: all of them, nothing to click, the addresses of links, boxes to tick."""

from collections.abc import Callable

import pytest

from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.statuses import AdviceStatus
from recoco.kernel.ui.richtext import addressed, render
from tests.client import Browser
from tests.domain.advice.making import address, drafted, published
from tests.queries import assert_queries
from tests.worlds import World

Open = Callable[..., Browser]


def test_all_are_on_one_sheet_in_their_groups(world: World, browser: Open) -> None:
    awa = world.actor(world.awa)
    drafted(world.alone, awa, "Un brouillon")
    first, *_ = published(world.alone, awa, *(f"Recommandation {rank}" for rank in range(30)))
    with world.on(world.urbanvitaliz):
        follow(first, Answer(AdviceStatus.DONE), by=world.actor(world.marie))
    shown = browser(world.marie).page(address(world, "impression/"))
    assert [one.get_text() for one in shown.main.select("h2")] == ["À regarder (29)", "Faites (1)"]
    assert len(shown.select("article")) == 30
    assert "Un brouillon" not in shown.get_text()
    assert shown.select("main a, main button, main form, header, footer") == []


def test_what_is_open_may_be_ticked(world: World, browser: Open) -> None:
    one, done = published(world.alone, world.actor(world.awa), "Écrire à l’EPF", "Relever les sols")
    with world.on(world.urbanvitaliz):
        follow(done, Answer(AdviceStatus.DONE), by=world.actor(world.marie))
        follow(one, Answer(AdviceStatus.IN_PROGRESS), by=world.actor(world.marie))
    shown = browser(world.marie).page(address(world, "ou-en-etes-vous/impression/"))
    (card,) = shown.select("article")
    assert card.h2.get_text() == "Écrire à l’EPF"
    boxes = [box.get_text(" ", strip=True) for box in card.select(".paper-boxes li")]
    assert boxes == ["En cours (aujourd’hui)", "Faite", "Pas pour nous", "En attente"]
    assert [box.get_text(" ", strip=True) for box in card.select("li.is-ticked")] == ["En cours (aujourd’hui)"]


def test_the_addresses_of_links_are_written_once() -> None:
    assert "Le fonds</a> (https://fonds.fr/a?b=1&amp;c=2)" in addressed(
        render("[Le fonds](https://fonds.fr/a?b=1&c=2)")
    )
    assert "(" not in addressed(render("Voir https://fonds.fr/a?b=1&c=2"))
    assert "Jean</a> (jean@exemple.fr)" in addressed(render("[Jean](mailto:jean@exemple.fr)"))


@pytest.mark.parametrize("rest", ["impression/", "ou-en-etes-vous/impression/"])
def test_it_costs_the_same_with_one_or_fifty(rest: str, world: World, browser: Open) -> None:
    marie, url = browser(world.marie), address(world, rest)
    published(world.alone, world.actor(world.awa))
    with assert_queries(9):
        marie.page(url)
    published(world.alone, world.actor(world.awa), *(f"Recommandation {rank}" for rank in range(49)))
    with assert_queries(9):
        marie.page(url)
