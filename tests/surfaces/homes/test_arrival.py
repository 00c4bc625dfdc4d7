"""Signing in leads to the page asked, else to what is one's own."""

import pytest

from recoco.domain.cases.actions.leaving import leave
from tests.client import Browser
from tests.domain.accounts.post import sign_in_by_code
from tests.domain.advice.making import afresh
from tests.surfaces.homes.peopled import unsent
from tests.worlds import World


@pytest.mark.parametrize("name", ["marie", "awa", "ines", "zoe"])
def test_several_cases_none_or_a_role_lead_home(name: str, world: World, visitor: Browser) -> None:
    assert sign_in_by_code(visitor, f"{name}@exemple.fr")["Location"] == "/accueil/"


def test_the_only_case_is_where_one_arrives(world: World, visitor: Browser) -> None:
    with world.on(world.urbanvitaliz):
        leave(afresh(world.alone), by=world.actor(world.paul))
    case = world.case(world.shared)
    assert sign_in_by_code(visitor, "paul@exemple.fr")["Location"] == f"/dossiers/{case.slug}/"
    assert visitor.get("/connexion/")["Location"] == f"/dossiers/{case.slug}/"


def test_an_adviser_of_one_case_arrives_home(world: World, visitor: Browser) -> None:
    with world.on(world.urbanvitaliz):
        leave(afresh(world.alone), by=world.actor(world.awa))
    assert sign_in_by_code(visitor, "awa@exemple.fr")["Location"] == "/accueil/"


def test_the_page_asked_comes_first(world: World, visitor: Browser) -> None:
    asked = f"/dossiers/{world.case(world.alone).slug}/activite/"
    assert sign_in_by_code(visitor, "marie@exemple.fr", to=asked)["Location"] == asked


def test_a_submission_not_sent_is_finished_from_home(world: World, visitor: Browser) -> None:
    with world.on(world.urbanvitaliz):
        unsent(world, "Moulin", world.zoe)
    assert sign_in_by_code(visitor, "zoe@exemple.fr")["Location"] == "/accueil/"
    assert "Votre demande Moulin n’est pas encore envoyée" in " ".join(visitor.page("/accueil/").main.text.split())


def test_the_root_host_has_no_home(world: World) -> None:
    root = Browser()
    assert sign_in_by_code(root, "marie@exemple.fr")["Location"] == "/"
