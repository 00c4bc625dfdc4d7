"""Each home says first what awaits its reader, by role; an empty one says why."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.models import RoleName
from recoco.domain.cases.actions.archiving import archive_placement
from recoco.domain.cases.collectivite import add_to_collectivite
from recoco.domain.cases.models import Side
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.accounts.applying import asked_by
from tests.domain.advice.making import afresh
from tests.domain.cases.inviting import page_of
from tests.surfaces.homes.peopled import busy_days, people_ask
from tests.worlds import World

Open = Callable[..., Browser]
HOME = "/accueil/"


def text_of(page: Any, section: str = "main") -> str:
    """Return what a section of a page says; of the id that titles it."""
    found = page.main if section == "main" else page.select_one(f"section[aria-labelledby={section}]")
    return " ".join(found.get_text(" ", strip=True).split())


def names_in(page: Any, section: str) -> list[str]:
    """Return the cases that a section shows."""
    return [
        name.text
        for name in page.select(f"section[aria-labelledby={section}] h3, [aria-labelledby={section}] p > strong")
    ]


def test_marie_reads_first_what_awaits_her(world: World, browser: Open) -> None:
    people_ask(world)
    busy_days(world, 1)
    marie = browser(world.marie)
    page = marie.page(HOME)
    said = text_of(page, "attente")
    for sentence in (
        "2 recommandations à lire sur Gare 1",
        "Où en êtes-vous sur Usine 1 ? 1 recommandation attend votre réponse",
        "La demande Lavoir 1 n’a pas été retenue",
        "Votre demande Moulin 1 n’est pas encore envoyée",
        "vous propose le rôle",
    ):
        assert sentence in said
    assert page.main.find("h2").text == "Ce qui vous attend"
    assert len(page.select("section[aria-labelledby=attente] .fr-btn")) == 5
    for button in page.select("section[aria-labelledby=attente] .fr-btn"):
        assert marie.get(button["href"]).status_code in {200, 302}, button["href"]
    assert page.select("#a-moderer, #territoire") == []


def test_awa_sees_what_is_hers_to_do(world: World, browser: Open) -> None:
    busy_days(world, 1)
    page = browser(world.awa).page(HOME)
    assert names_in(page, "territoire") == ["Halle 1"]
    assert "1 recommandation en brouillon sur Gare 1" in text_of(page, "a-faire")
    assert "Usine 1 : la collectivité a agi la dernière" in text_of(page, "a-faire")
    assert names_in(page, "mes-dossiers")[0] == "Gare 1", "what the collectivité has not read comes first"
    assert "Aucun" in text_of(page, "silencieux")
    with clock.moved_to(clock.now() + timedelta(days=61)):
        assert set(names_in(browser(world.awa).page(HOME), "silencieux")) == {
            "Usine 1", "Gare 1", "Friche Lebel", "Pont des Moulins"
        }  # fmt: skip


def test_sami_sees_what_to_decide_what_slips_and_what_does_not_arrive(world: World, browser: Open) -> None:
    people_ask(world)
    busy_days(world, 1)
    sami = browser(world.sami)
    page = sami.page(HOME)
    said = text_of(page, "a-moderer")
    assert names_in(page, "a-moderer") == ["Kiosque 1"]
    for tab in ("Dossiers (1)", "Demandes à rejoindre (1)", "Demandes de conseillers (1)"):
        assert tab in said
    examine = page.select_one("section[aria-labelledby=a-moderer] .fr-btn")["href"]
    assert "Kiosque 1" in text_of(sami.page(examine))
    assert "1 dossier actif n’a plus personne à joindre" in text_of(page, "a-rattraper")
    assert "marie@exemple.fr n’a pas reçu « Votre code »" in text_of(page, "courriels").replace("\xa0", " ")
    assert "Sami Haddad" in text_of(page, "activite")
    assert "À traiter 5" in text_of(page, "chiffres")


def test_several_roles_are_one_page_the_team_s_first(world: World, browser: Open) -> None:
    busy_days(world, 1)
    with world.on(world.urbanvitaliz):
        power = world.actor(world.adele)
        grant_role(world.sami, RoleName.ADVISER, departements=[world.nord], by=power)
        add_to_collectivite(world.alone.case, world.sami, Side.MEMBER)
    titles = [title.text for title in browser(world.sami).page(HOME).select(".homes-main h2")]
    assert titles == [
        "Ce qui vous attend",
        "Vos premiers pas",
        "À modérer",
        "À rattraper",
        "E-mails qui n’arrivent pas",
        "Activité du portail",
        "À regarder sur votre territoire",
        "À faire",
        "Mes dossiers, côté conseil",
        "Mes dossiers, côté collectivité",
    ]


def test_who_has_no_role_is_told_what_to_do(world: World, browser: Open) -> None:
    said = text_of(browser(world.zoe).page(HOME))
    assert "Vous n’avez encore aucun dossier" in said
    assert "Déposer une demande" in said
    assert "Devenir conseiller·ère" in said
    asked_by(world, world.zoe)
    said = text_of(browser(world.zoe).page(HOME))
    assert "est à l’étude" in said
    assert "Devenir conseiller·ère" not in said


@pytest.mark.parametrize("name", ["ines", "sami", "tess"])
def test_nothing_to_do_says_why(name: str, world: World, browser: Open) -> None:
    said = text_of(browser(world.people[name]).page(HOME))
    expected = {
        "ines": ("Aucun dossier à traiter", "Vous ne suivez encore aucun dossier", "Aucun brouillon"),
        "tess": ("Friche Lebel", "Vous ne suivez encore aucun dossier"),
        "sami": ("Rien à décider", "Rien à rattraper", "Aucun e-mail de ce portail"),
    }
    for sentence in expected[name]:
        assert sentence in said


def test_nora_sees_nothing_of_the_other_portal(world: World, browser: Open) -> None:
    people_ask(world)
    busy_days(world, 1)
    here = text_of(browser(world.nora, world.urbanvitaliz).page(HOME))
    there = text_of(browser(world.nora).page(HOME))
    assert "Vous n’avez encore aucun dossier" in here
    for word in ("Friche Lebel", "Halle", "Kiosque", "marie@exemple.fr", "Lebrun"):
        assert word not in here
        assert word not in there or word == "Lebrun"  # Marie has brought the case they share
    assert "Pont des Moulins" in there


def test_the_last_cases_opened_are_one_click_away(world: World, browser: Open) -> None:
    busy_days(world, *range(4))
    awa = browser(world.awa)
    assert "Récemment consultés" not in text_of(awa.page(HOME))
    with world.on(world.urbanvitaliz):
        names = [title.text for title in awa.page("/dossiers/?perimetre=moi").select("h2 a")][:7]
        links = {a.text: a["href"] for a in awa.page("/dossiers/?perimetre=moi").select("h2 a")}
    for minute, name in enumerate(names):
        with clock.moved_to(clock.now() + timedelta(minutes=minute)):
            awa.page(links[name] + "recommandations/")
    shown = [a.text for a in awa.page(HOME).select("section[aria-labelledby=recents] a")]
    assert shown == names[:0:-1]
    assert "Récemment" not in text_of(browser(world.tess).page(HOME))


def test_a_case_that_is_closed_to_me_is_no_longer_recent(world: World, browser: Open) -> None:
    awa = browser(world.awa)
    awa.page(page_of(world))
    awa.page(page_of(world, world.shared))
    with world.on(world.urbanvitaliz):
        archive_placement(afresh(world.alone), reason="Doublon", by=world.actor(world.sami))
    assert [a.text for a in awa.page(HOME).select("section[aria-labelledby=recents] a")] == ["Pont des Moulins"]


def test_the_door_is_the_first_of_the_menu_for_whoever_is_signed_in(
    world: World, browser: Open, visitor: Browser
) -> None:
    first = browser(world.zoe).page("/").select_one("#navigation a")
    assert (first.text.strip(), first["href"]) == ("Accueil", HOME)
    assert "Accueil" not in visitor.page("/").select_one("#navigation").text
    assert visitor.get(HOME)["Location"] == f"/connexion/?next={HOME}"
