"""Sami protects his account with a passkey of his machine, and signs in with it; Marie goes from portal to portal."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.domain.accounts.post import code_for
from tests.worlds import World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("django_db_setup"),
]

HOST = "urbanvitaliz.localhost"
Tab = Callable[..., Page]


def test_sami_signs_in_with_a_passkey(world: World, open_tab: Tab) -> None:
    page = open_tab(HOST)
    lay_a_finger(page)
    page.goto("/mon-compte/")
    sign_in(page, "sami@exemple.fr")
    expect(page.get_by_role("heading", name="Protégez votre compte")).to_be_visible()
    check(page)
    page.get_by_label("Nom de cette clé").fill("Ordinateur de Sami")
    page.get_by_role("button", name="Créer une clé d’accès").click()
    expect(page.get_by_role("heading", name="Gardez vos codes de secours")).to_be_visible()
    check(page)
    page.get_by_role("link", name="J’ai gardé mes codes").click()
    expect(page.get_by_role("heading", name="Mon compte")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Se déconnecter").first.click()

    page.goto("/mon-compte/double-authentification/")
    sign_in(page, "sami@exemple.fr")
    check(page)
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    expect(page.get_by_text("Ordinateur de Sami (urbanvitaliz.localhost)")).to_be_visible()
    check(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_marie_goes_from_one_portal_to_the_other(world: World, open_tab: Tab, scripts: bool) -> None:
    page = open_tab(HOST, scripts=scripts, width=390)
    page.goto("/mes-portails/")
    sign_in(page, "marie@exemple.fr", checked=scripts)
    page.get_by_role("button", name="Entrer sur SOS Ponts").click()
    expect(page.get_by_role("heading", name="Entrer sur SOS Ponts")).to_be_visible()
    assert page.url.startswith("http://sosponts.localhost")
    page.get_by_role("button", name="Entrer", exact=True).click()
    page.goto("http://sosponts.localhost" + page.url.partition("localhost")[2].partition("/")[0] + "/mon-compte/")
    expect(page.get_by_text("marie@exemple.fr")).to_be_visible()


def sign_in(page: Page, address: str, *, checked: bool = True) -> None:
    if checked:  # axe is itself a script
        check(page)
    page.get_by_label("Votre adresse e-mail").fill(address)
    page.get_by_role("button", name="Recevoir un code").click()
    expect(page.get_by_role("heading", name="Recopiez votre code")).to_be_visible()
    if checked:
        check(page)
    page.get_by_label("Code à six chiffres").fill(code_for(address))
    page.get_by_role("button", name="Me connecter").click()


def lay_a_finger(page: Page) -> None:
    """Give the browser an authenticator that says yes."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    finger = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": finger})


def check(page: Page) -> None:
    """Refuse what people with a disability would stumble on."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
