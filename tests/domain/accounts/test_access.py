"""Adèle says who may ask to advise on her portal, and how people sign in."""

from collections.abc import Callable

import pytest

from recoco.domain.accounts.actions.adviser_requests import request_to_advise
from recoco.domain.accounts.actions.invitations import invite
from recoco.domain.accounts.invitation_links import link_of
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.worlds import World

SETTINGS, DOOR, SIGN_IN = "/administration/reglages/access/", "/devenir-conseiller/", "/connexion/"
ACCOUNT = "/mon-compte/"


def test_a_portal_that_wants_no_more_advisers_says_so(
    world: World, visitor: Browser, browser: Callable[..., Browser]
) -> None:
    message = "La préfecture invite les conseillers."
    for page in (visitor.page(SIGN_IN), visitor.page("/")):
        assert page.select(f"main a[href='{DOOR}']")
    browser(world.adele).submit(SETTINGS, "Enregistrer", may_ask_to_advise=[], closed_message=message)
    page = visitor.page(DOOR)
    assert message in page.main.get_text()
    assert not page.select("main form")
    marie = browser(world.marie)
    for page in (visitor.page(SIGN_IN), visitor.page("/"), marie.page("/"), marie.page("/accueil/")):
        assert not page.select(f"main a[href='{DOOR}']")
    assert visitor.post(DOOR, {"email": "lea@exemple.fr"}).status_code == 409
    assert browser(world.marie).post(f"{DOOR}demande/", {"motivation": "Aider"}).status_code == 409
    with world.on(world.urbanvitaliz), pytest.raises(Refused, match=message):
        request_to_advise(world.marie.user, words={}, motivation="Aider", network_address="192.0.2.1", is_national=True)


def test_a_portal_without_passwords_signs_in_by_code(
    world: World, visitor: Browser, browser: Callable[..., Browser]
) -> None:
    with world.on(world.urbanvitaliz):
        world.marie.user.set_password("une halle à rouvrir")
        world.marie.user.save()
    typed = {"email": world.marie.user.email, "password": "une halle à rouvrir"}
    with world.on(world.urbanvitaliz):
        invitation = invite("nina@exemple.fr", "staff", by=world.actor(world.adele))
        offer = link_of(invitation).removeprefix(world.urbanvitaliz.base_url)
    shown = "main a[href*='mot-de-passe']"
    assert all(page.select(shown) for page in (visitor.page(offer), browser(world.awa).page(ACCOUNT)))
    browser(world.adele).submit(SETTINGS, "Enregistrer", has_passwords=[])
    assert not any(page.select(shown) for page in (visitor.page(offer), browser(world.awa).page(ACCOUNT)))
    assert browser(world.awa).get(f"{ACCOUNT}mot-de-passe/")["Location"] == ACCOUNT
    assert "sert sur les autres" in browser(world.marie).page(ACCOUNT).main.get_text()
    assert not visitor.page(SIGN_IN).select("main a[href*='mot-de-passe']")
    link = "/connexion/mot-de-passe/"
    assert visitor.get(link)["Location"].startswith(SIGN_IN)
    refused = visitor.post(link, typed)
    assert refused.status_code == 409
    assert "un code reçu par e-mail" in refused.content.decode()
    browser(world.adele).submit(f"{SETTINGS}historique/", "Revenir à cette version 1")
    assert visitor.post(link, typed).status_code == 302
