"""More recommendations than a page holds: counts are exact, links lead to the right page, and no answer is lost."""

from collections.abc import Callable
from typing import Any

from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.models import Uptake
from recoco.domain.advice.page import PER_PAGE
from recoco.domain.advice.statuses import AdviceStatus
from tests.client import Browser
from tests.domain.advice.making import address, published
from tests.worlds import World

Open = Callable[..., Browser]
MANY = PER_PAGE + 5


def many(world: World) -> list[Any]:
    """Publish more than a page of recommendations, the first of them done."""
    told = published(world.alone, world.actor(world.awa), *(f"Conseil {rank}" for rank in range(MANY)))
    with world.on(world.urbanvitaliz):
        follow(told[0], Answer(AdviceStatus.DONE), by=world.actor(world.marie))
    return told


def titles(page: Any) -> list[str]:
    """Read the titles of the cards."""
    return [one.get_text() for one in page.select(".advice-card h3")]


def test_open_ones_come_first_and_counts_are_those_of_all(world: World, browser: Open) -> None:
    many(world)
    marie = browser(world.marie)
    first, second = (marie.page(address(world, f"?page={number}")) for number in (1, 2))
    assert [len(titles(page)) for page in (first, second)] == [PER_PAGE, 5]
    assert titles(second)[-1] == "Conseil 0"
    assert [one.get_text() for one in first.select("h2[id^=groupe]")] == [f"À regarder ({MANY - 1})"]
    assert [one.get_text() for one in second.select("h2[id^=groupe]")] == [f"À regarder ({MANY - 1})", "Faites (1)"]
    assert f"{MANY} recommandations" in first.select_one("nav.fr-pagination").get_text().replace("\u00a0", " ")


def test_a_link_shows_the_page_where_its_recommendation_is(world: World, browser: Open) -> None:
    done = many(world)[0]
    marie = browser(world.marie)
    assert "Conseil 0" in titles(marie.page(address(world, f"?reco={done.pk}")))
    for strange in ("?reco=x", "?reco=999999", "?page=x", "?page=99"):
        assert titles(marie.page(address(world, strange)))
    lines = marie.page(f"/dossiers/{world.case(world.alone).slug}/activite/").select("main a")
    assert f"{address(world)}?reco={done.pk}#reco-{done.pk}" in {one.get("href") for one in lines}


def test_an_answer_is_kept_when_what_it_is_about_has_changed_page(world: World, browser: Open) -> None:
    told = many(world)
    marie, url = browser(world.marie), address(world, "ou-en-etes-vous/?page=2")
    last = told[-1]
    assert marie.page(url).find(attrs={"name": f"status_{last.pk}"})
    with world.on(world.urbanvitaliz):
        for one in told[1:10]:
            follow(one, Answer(AdviceStatus.DONE), by=world.actor(world.awa))
    assert marie.post(url, {f"status_{last.pk}": "done", f"text_{last.pk}": "Fait hier"}).status_code == 302
    with world.on(world.urbanvitaliz):
        assert Uptake.objects.get(recommendation_id=last.pk).status == AdviceStatus.DONE
