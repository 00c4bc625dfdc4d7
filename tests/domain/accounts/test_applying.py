"""Asking to become an adviser: the public door, and what the applicant reads."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from recoco.domain.accounts.actions.adviser_requests import AlreadyAsked, refuse_request, request_to_advise
from recoco.domain.accounts.models import AdviserRequest, Person, User
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.accounts.applying import DOOR, FORM, STATE, TYPED, WORDS, asked_by
from tests.domain.accounts.post import code_for, mails_to
from tests.queries import assert_queries
from tests.worlds import World


def enter(client: Browser, address: str) -> Any:
    """Go through the door with *address*; return the answer to the code."""
    asked = client.post(DOOR, {"email": address})
    return client.post(asked["Location"], {"code": code_for(address)})


def test_somebody_unknown_asks_from_the_door_to_the_answer(visitor: Browser, world: World) -> None:
    assert enter(visitor, "lou@exemple.fr")["Location"] == FORM
    sent = visitor.submit(FORM, "Envoyer ma demande", **TYPED)
    assert sent["Location"] == STATE
    page = visitor.page(STATE).text
    assert "Votre demande est partie à l’équipe d’UrbanVitaliz" in page
    assert "Nord (59)" in page
    with world.on(world.urbanvitaliz):
        lou = Person.objects.get(user__email="lou@exemple.fr")
        assert (lou.full_name, lou.function, lou.phone) == ("Lou Martin", "Chargée de mission", "03 20 00 00 00")
        event = Event.objects.get(type="adviser_request.submitted")
        assert event.sentence == "Lou Martin demande à devenir conseiller·ère"
    assert "est à l’étude" in visitor.page("/mon-compte/").text
    assert "est à l’étude" in visitor.page("/").text


def test_known_and_unknown_addresses_get_the_same_answer(world: World) -> None:
    answers = []
    for address in ("marie@exemple.fr", "inconnue@exemple.fr"):
        browser = Browser(world.urbanvitaliz)
        asked = browser.post(DOOR, {"email": address})
        page = browser.page(asked["Location"]).find("main").text.replace(address, "")
        entered = browser.post(asked["Location"], {"code": code_for(address)})
        answers.append((asked.status_code, asked["Location"], page, entered.status_code, entered["Location"]))
        assert len(mails_to(address, "code")) == 1
    assert answers[0] == answers[1]


def test_a_wrong_code_or_address_is_told_beside_the_field(visitor: Browser, world: World) -> None:
    assert "adresse e-mail complète" in visitor.post(DOOR, {"email": "lou"}).content.decode()
    assert (
        visitor.post(DOOR, {"email": f"{'l' * 60}@{'a' * 60}.{'b' * 60}.{'c' * 60}.{'d' * 60}.fr"}).status_code == 422
    )
    assert visitor.get(f"{DOOR}code/")["Location"] == DOOR
    asked = visitor.post(DOOR, {"email": "lou@exemple.fr"})
    wrong = f"{(int(code_for('lou@exemple.fr')) + 1) % 1_000_000:06d}"
    answer = visitor.post(asked["Location"], {"code": wrong})
    assert answer.status_code == 422
    assert "Ce n’est pas le bon code" in answer.content.decode()
    assert not User.objects.filter(email="lou@exemple.fr").exists()


def test_a_signed_in_person_skips_the_code_and_is_known(browser: Any, world: World) -> None:
    marie = browser(world.marie)
    assert marie.get(DOOR)["Location"] == FORM
    assert marie.get(STATE)["Location"] == FORM
    page = marie.page(FORM)
    assert page.find("input", attrs={"name": "organization"})["value"] == "Mairie de Lille"


def test_a_sensitive_account_proves_its_second_factor_first(visitor: Browser, world: World) -> None:
    assert enter(visitor, "sami@exemple.fr")["Location"].startswith("/connexion/second-facteur/")
    assert visitor.get(FORM).status_code == 302


def test_an_error_loses_nothing(browser: Any, world: World) -> None:
    answer = browser(world.zoe).post(FORM, {**TYPED, "departements": "59; 99", "motivation": "Parce <que> !"})
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert "Aucun département n’a ce numéro\u00a0: 99." in page.text
    assert page.find("textarea", attrs={"name": "motivation"}).text.strip() == "Parce <que> !"
    kept = {field["name"]: field.get("value") for field in page.select("main form input")}
    assert kept["departements"] == "59; 99"
    assert kept["phone"] == "03 20 00 00 00"
    for nothing in ("", " ; "):
        nowhere = browser(world.zoe).post(FORM, {**TYPED, "departements": nothing})
        assert nowhere.status_code == 422
        assert "ou cochez «\u00a0Toute la France\u00a0»" in nowhere.content.decode()


def test_the_whole_country_holds_its_departements(browser: Any, world: World) -> None:
    browser(world.zoe).post(FORM, {**TYPED, "is_national": "on"})
    with world.on(world.urbanvitaliz):
        asked = AdviserRequest.objects.get()
        assert (asked.asked_territory, asked.departements.count()) == ("Toute la France", 0)


def test_one_request_at_a_time(browser: Any, world: World) -> None:
    asked_by(world, world.zoe)
    zoe = browser(world.zoe)
    assert zoe.get(FORM)["Location"] == STATE
    assert zoe.post(FORM, TYPED)["Location"] == STATE
    with pytest.raises(AlreadyAsked):
        asked_by(world, world.zoe)
    with world.on(world.urbanvitaliz):
        assert AdviserRequest.objects.count() == 1


def test_who_advises_already_has_nothing_to_ask(browser: Any, world: World) -> None:
    awa = browser(world.awa)
    assert awa.get(FORM)["Location"] == STATE
    assert "Vous conseillez déjà" in awa.page(STATE).text
    with pytest.raises(Refused, match="déjà sur ce portail"):
        asked_by(world, world.awa)


def test_somebody_suspended_is_told_so(browser: Any, world: World) -> None:
    with world.on(world.urbanvitaliz):
        Person.objects.filter(pk=world.zoe.pk).update(suspended_at=world.zoe.created_at)
    answer = browser(world.zoe).post(FORM, TYPED)
    assert answer.status_code == 409
    assert "est suspendu" in answer.content.decode()
    with world.on(world.urbanvitaliz):
        assert Person.objects.get(pk=world.zoe.pk).organization == ""


def test_after_a_refusal_one_reads_why_and_asks_again(browser: Any, world: World) -> None:
    asked = asked_by(world, world.zoe)
    with world.on(world.urbanvitaliz):
        refuse_request(asked, reason="Précisez vos missions.", by=world.actor(world.sami))
    zoe = browser(world.zoe)
    assert "Précisez vos missions." in zoe.page(STATE).text
    assert "n’a pas été retenue" in zoe.page("/mon-compte/").text
    again = zoe.submit(FORM, "Envoyer ma demande", motivation="Je suis architecte.", terms="on")
    assert again["Location"] == STATE
    with world.on(world.urbanvitaliz):
        last = AdviserRequest.objects.of(world.zoe.user).first()
        assert (last.motivation, last.asked_territory, last.function) == (
            "Je suis architecte.",
            "Nord (59)",
            WORDS["function"],
        )


def test_the_sixth_request_in_an_hour_from_one_place_waits(browser: Any, world: World) -> None:
    for rank in range(5):
        user = User.objects.create_user(f"lou{rank}@exemple.fr")
        with world.on(world.urbanvitaliz):
            request_to_advise(user, words=WORDS, motivation="Oui", network_address="127.0.0.1", is_national=True)
    answer = browser(world.zoe).post(FORM, TYPED)
    assert answer.status_code == 429
    assert "Réessayez dans" in answer.content.decode()
    assert "J’aide les communes du Nord." in answer.content.decode()


def test_another_portal_knows_nothing_of_it(browser: Any, world: World) -> None:
    asked_by(world, world.marie)
    there = browser(world.marie, world.sosponts)
    assert there.get(STATE)["Location"] == FORM
    assert "à l’étude" not in there.page("/mon-compte/").text
    assert Browser().get(DOOR).status_code == 404


def test_what_its_pages_cost(browser: Any, world: World) -> None:
    zoe = browser(world.zoe)
    asked_by(world, world.zoe)
    zoe.page("/")
    usual = 5  # one is the browser’s own; then host, session, account with its person and roles, invitations
    with assert_queries(usual + 4):  # the request, its départements and their names, who may ask again
        zoe.page(STATE)
    with assert_queries(usual + 2):  # the request, and the blocks of the home
        zoe.page("/")
