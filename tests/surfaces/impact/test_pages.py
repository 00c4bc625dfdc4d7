"""The statistics of a portal, opened by anybody: any past day, its own address, nothing of anybody."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils.timezone import localdate

from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.cases.journal import note
from recoco.domain.cases.models import Opened
from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal
from recoco.surfaces.impact.live import home_figures
from recoco.surfaces.impact.marks import marks_of, span
from tests.client import Browser
from tests.domain.advice.making import published
from tests.queries import assert_queries
from tests.surfaces.homes.peopled import busy_days
from tests.worlds import World, make_portal

Open = Callable[..., Browser]
PAGE = "/statistiques/"


def value_of(browser: Browser, key: str, query: str = "") -> str:
    """Return what the page says of an indicator."""
    return browser.page(f"{PAGE}{query}").find(id=key).select_one(".impact-value").text.replace("\xa0", " ")


def test_the_mayor_acts_and_the_figures_say_so_from_that_day_on(world: World, visitor: Browser) -> None:
    yesterday, today = (localdate(clock.now()) + timedelta(days=days) for days in (0, 1))
    with clock.moved_to(clock.now() + timedelta(days=1)):
        told, _ = published(world.alone, world.actor(world.awa), "Écrire à l’EPF", "Appeler la DDT")
        with world.on(world.urbanvitaliz):
            follow(told, Answer(AdviceStatus.DONE), by=world.actor(world.marie))
        assert value_of(visitor, "dossiers_accompagnes") == "2"
        assert value_of(visitor, "collectivites_qui_agissent") == "100 %"
        assert value_of(visitor, "recommandations_suivies", f"?au={today}") == "50 %"
        assert value_of(visitor, "recommandations_par_dossier") == "2"
        assert value_of(visitor, "structures_mobilisees") == "1"
        assert value_of(visitor, "dossiers_conseilles", f"?au={yesterday}") == "0"
        assert value_of(visitor, "recommandations_suivies", f"?au={yesterday}") == "Pas de donnée"
        assert value_of(visitor, "dossiers_accompagnes", "?au=2020-01-01") == "0"


def test_a_portal_counts_what_is_its_own(world: World) -> None:
    published(world.shared, world.actor(world.awa))
    there = Browser(world.sosponts)
    assert value_of(there, "dossiers_accompagnes") == "1"
    assert value_of(there, "dossiers_conseilles") == "0", "another portal advised"
    assert "UrbanVitaliz" in there.page(PAGE).find(id="portails_d_origine").parent.text


@pytest.mark.parametrize("asked", ["2099-01-01", "1999-12-31", "hier", "2026-02-31"])
def test_a_day_that_nobody_lived_is_refused_beside_the_field(asked: str, visitor: Browser) -> None:
    page = visitor.page(f"{PAGE}?au={asked}", status=422)
    assert page.find(id="id_au")["aria-invalid"] == "true"
    assert not page.select(".impact-value")
    for file in ("indicateurs.csv", "indicateurs.json"):
        assert visitor.get(f"{PAGE}{file}?au={asked}").status_code == 422


def test_fewer_than_five_looks_at_somebody_are_hidden(world: World, visitor: Browser) -> None:
    key = "coordonnees_consultees_dans_le_mois"
    for about, said in ((4, "Moins de 5"), (5, "5")):
        with world.on(world.urbanvitaliz):
            for number in range(about):
                note(world.alone, Opened.CONTACT, by=world.actor(world.awa), about_id=number + 1, about_name="X")
        assert value_of(visitor, key) == said
        (found,) = (one for one in visitor.get(f"{PAGE}indicateurs.json").json()["indicateurs"] if one["cle"] == key)
        assert found["evolution"][-1]["valeur"] == (5 if about == 5 else None)
        assert found["evolution"][-1]["numerateur"] == (5 if about == 5 else None)
        assert found["evolution"][0]["valeur"] is None, "the journal forgets after a year"


@pytest.mark.parametrize(("address", "cost"), [("", 9), ("indicateurs.csv", 9), ("indicateurs.json", 10)])
def test_it_costs_the_same_with_little_or_much(address: str, cost: int, world: World, visitor: Browser) -> None:
    visitor.get(PAGE)
    with assert_queries(cost):
        visitor.get(f"{PAGE}{address}")
    busy_days(world, 1, 2)
    with assert_queries(cost):
        visitor.get(f"{PAGE}{address}")


def test_days_end_at_midnight_on_the_portal(world: World) -> None:
    reunion = Portal(time_zone="Indian/Reunion")
    paris = marks_of(world.urbanvitaliz, localdate(clock.now()))
    there = marks_of(reunion, localdate(clock.now()))
    assert all(one > other for one, other in zip(paris.ends, there.ends, strict=True))
    assert [day.day for day in (one + timedelta(days=1) for one in paris.days[:-1])] == [1] * 12
    assert all(before < after for before, after in pairwise(paris.ends))
    assert paris.first(paris.ends[3]) == 4, "what happens at midnight belongs to the next day"
    assert span(2, 5) == 0b11100


def test_the_home_says_a_few_figures_once_there_are_some(world: World) -> None:
    published(world.alone, world.actor(world.awa), "Écrire à l’EPF", "Appeler la DDT")
    with world.on(world.urbanvitaliz), assert_queries(3):
        assert home_figures() == [
            ("2", "dossiers accompagnés"),
            ("2", "communes concernées"),
            ("2", "recommandations publiées"),
            ("0", "dossier où la collectivité a agi"),
        ]
    with world.on(make_portal("neuf", "Neuf", "neuf.localhost")):
        assert home_figures() == []
