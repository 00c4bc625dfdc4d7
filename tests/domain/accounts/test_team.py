"""The page of the team: an admin gives back the way in to whoever lost a factor."""

from collections.abc import Callable

from recoco.domain.accounts.models import Person
from tests.client import Browser
from tests.domain.accounts.post import mails_to
from tests.queries import assert_queries
from tests.worlds import World


def test_adele_reads_who_is_in_the_team(world: World, browser: Callable[..., Browser]) -> None:
    adele = browser(world.adele)
    with assert_queries(8):  # one is the browser’s own
        page = adele.get("/administration/equipe/").content.decode()
    assert "sami@exemple.fr" in page
    assert "awa@exemple.fr" not in page
    assert page.count("Par un exploitant de la plateforme") == 1  # for Adèle herself


def test_sami_may_not(world: World, browser: Callable[..., Browser]) -> None:
    assert browser(world.sami).get("/administration/equipe/").status_code == 403
    assert (
        browser(world.sami).post(f"/administration/equipe/{world.adele.pk}/double-authentification/").status_code == 403
    )


def test_adele_resets_the_factor_that_sami_lost(world: World, browser: Callable[..., Browser]) -> None:
    answer = browser(world.adele).submit("/administration/equipe/", "la double authentification de Sami Haddad")
    assert answer.status_code == 302
    assert mails_to("sami@exemple.fr", "second_factor_reset")


def test_an_adviser_is_not_of_the_team(world: World, browser: Callable[..., Browser]) -> None:
    assert (
        browser(world.adele).post(f"/administration/equipe/{world.awa.pk}/double-authentification/").status_code == 404
    )


def reset_of(person: Person) -> str:
    """Return where the factor of *person* is reset."""
    return f"/administration/equipe/{person.pk}/double-authentification/"
