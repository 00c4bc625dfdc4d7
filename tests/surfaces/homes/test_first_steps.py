"""The first steps of each role: ticked by what was really done, put away by whoever has seen enough, gone in time."""

from collections.abc import Callable
from datetime import timedelta

from recoco.domain.accounts.models import Person, User
from recoco.domain.accounts.shared_names import looks_shared
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.conversation.making import said
from tests.queries import assert_queries
from tests.worlds import World

Open = Callable[..., Browser]
HOME, END = "/accueil/", "/accueil/premiers-pas/fin/"


def steps(reader: Browser) -> dict[str, bool]:
    """Return what is listed, and whether it is done."""
    lines = reader.page(HOME).select(".homes-steps li")
    return {
        " ".join(one.get_text(" ", strip=True).replace("(fait)", "").split()): "(fait)" in one.text for one in lines
    }


def test_each_role_has_its_own(world: World, browser: Open) -> None:
    assert steps(browser(world.marie)) == {
        "Écrire un premier message": False,
        "Ajouter un plan, une photo ou une délibération": False,
        "Inviter un·e collègue à suivre le dossier avec vous": False,
    }
    assert steps(browser(world.awa)) == {
        "Rejoindre un dossier de votre territoire": True,
        "Vous présenter dans la conversation": False,
        "Préparer une première recommandation": False,
        "Ajouter au carnet d’adresses quelqu’un qui aide": False,
    }
    assert steps(browser(world.sami)) == {
        "Décider d’une première demande": True,
        "Faire venir des conseiller·ères": False,
    }
    assert steps(browser(world.zoe)) == {}


def test_what_is_done_is_ticked_and_somebody_else_s_is_not(world: World, browser: Open) -> None:
    said(world.alone, world.actor(world.marie))
    assert steps(browser(world.marie))["Écrire un premier message"]
    assert not steps(browser(world.paul))["Écrire un premier message"]
    for one in browser(world.paul).page(HOME).select(".homes-steps a"):
        assert browser(world.paul).get(one["href"]).status_code == 200


def test_whoever_has_seen_enough_puts_them_away_for_good(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    assert marie.get(END).status_code == 405
    assert marie.submit(HOME, "Ne plus afficher cette liste")["Location"] == HOME
    assert steps(marie) == {}
    assert marie.post(END).status_code == 302
    assert steps(browser(world.paul)) != {}
    assert steps(browser(world.marie, world.sosponts)) != {}


def test_they_go_after_two_months_and_cost_nothing_more(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    marie.page(HOME)
    with assert_queries(16):
        marie.page(HOME)
    with world.on(world.urbanvitaliz):
        Person.objects.filter(pk=world.marie.pk).update(created_at=clock.now() - timedelta(days=61))
    with assert_queries(15):
        marie.page(HOME)
    assert steps(marie) == {}


def test_the_address_of_a_town_hall_is_asked_who_reads_it(world: World, browser: Open) -> None:
    User.objects.filter(pk=world.marie.user_id).update(email="mairie.lille@exemple.fr")
    marie = browser(world.marie)
    assert steps(marie)["Dire qui lit votre adresse e-mail"] is False
    marie.post("/mon-compte/adresse/", {"organization": "Mairie de Lille"})
    assert steps(marie)["Dire qui lit votre adresse e-mail"] is True


def test_addresses_of_people_are_not_taken_for_those_of_places() -> None:
    assert all(map(looks_shared, ("mairie@x.fr", "Contact@x.fr", "ddt-urbanisme@x.fr", "secretariat.mairie@x.fr")))
    assert not any(map(looks_shared, ("marie.lebrun@x.fr", "paul.petit@x.fr", "contactez@x.fr", "", "@")))
