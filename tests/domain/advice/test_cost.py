"""A page costs the same whatever the number of recommendations."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.actions.withdrawing import withdraw
from recoco.domain.advice.statuses import AdviceStatus
from tests.client import Browser
from tests.domain.advice.making import address, drafted, published
from tests.queries import counted
from tests.worlds import World

Open = Callable[..., Browser]


@pytest.mark.once("as many queries on both")
@pytest.mark.parametrize("name", ["marie", "awa"])
@pytest.mark.parametrize("rest", ["", "ou-en-etes-vous/"])
def test_a_page_costs_the_same_with_one_or_fifty(name: str, rest: str, world: World, browser: Open) -> None:
    awa = world.actor(world.awa)
    reader = browser(world.people[name])
    published(world.alone, awa, "Première")
    drafted(world.alone, awa, "Brouillon")
    few = queries_of(reader, address(world, rest))
    many = published(world.alone, awa, *(f"Recommandation {rank}" for rank in range(49)))
    with world.on(world.urbanvitaliz):
        for rank, one in enumerate(many[:12]):
            follow(one, Answer(list(AdviceStatus)[rank % 4]), by=world.actor(world.marie))
        withdraw(many[20], reason="Trop tard", by=awa)
    assert queries_of(reader, address(world, rest)) == few <= 24
    if not rest:
        assert len(reader.get(address(world)).content) < 100_000


def queries_of(reader: Browser, url: str) -> int:
    """Return how many queries a page makes."""
    with CaptureQueriesContext(connection) as captured:
        reader.page(url)
    return len(counted(captured))
