"""A visitor submits a project, the portal's team accepts it, the e-mail leaves and its link leads to the dossier."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page, expect

from recoco.kernel.jobs.drills import work_until_quiet
from tests.client import Browser
from tests.journeys.hands import Keyboard, Mouse
from tests.kernel.mail.sink import Sink
from tests.places import make_commune
from tests.worlds import World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("django_db_setup"),
]

HOST = "urbanvitaliz.localhost"
Tab = Callable[..., Page]


@pytest.mark.parametrize(
    ("hand", "scripts", "width"),
    [(Mouse, True, 1280), (Mouse, False, 390), (Keyboard, True, 1280)],
    ids=["by mouse", "without scripts, on a phone", "by keyboard alone"],
)
def test_from_an_unknown_visitor_to_an_accepted_dossier(
    world: World, open_tab: Tab, inbox: Sink, hand: type[Mouse], scripts: bool, width: int
) -> None:
    make_commune("62758", "Saint-Rémy-au-Bois", world.nord, "62870")
    make_commune("59543", "Saint-Remy-du-Nord", world.nord, "59330")
    page = open_tab(HOST, scripts=scripts, width=width)
    lucie = hand(page)

    page.goto("/")
    follow_first_step(lucie, page)
    lucie.fill("Nom du dossier", "Ancienne brasserie")
    lucie.press("Continuer")
    expect(page.get_by_role("link", name="Renseignez «\u00a0Commune\u00a0».")).to_be_visible()
    expect(lucie.field("Nom du dossier")).to_have_value("Ancienne brasserie")

    lucie.fill("Résumé de votre demande", "Elle est vide depuis dix ans. Par où commencer ?")
    lucie.fill("Commune", "saint remy")
    lucie.press("Continuer")
    lucie.choose("Saint-Remy-du-Nord (59)")
    check(page)
    lucie.press("Continuer")

    lucie.fill("Votre adresse e-mail", "lucie.morel@exemple.fr")
    check(page)
    lucie.press("Recevoir un code")
    page.wait_for_url("**/deposer/code/")
    lucie.fill("Code à six chiffres", code_received(inbox))
    lucie.press("Confirmer mon adresse")

    lucie.fill("Prénom", "Lucie")
    lucie.fill("Nom", "Morel")
    lucie.fill("Fonction", "Adjointe")
    lucie.fill("Téléphone", "03 27 00 00 03")
    lucie.tick("J’accepte les conditions générales d’utilisation")
    check(page)
    lucie.press("Continuer")

    expect(page.get_by_text("Saint-Remy-du-Nord (59)")).to_be_visible()
    check(page)
    lucie.press("Envoyer ma demande")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nous avons bien reçu votre demande")
    check(page)

    sami = open_tab(HOST, scripts=scripts, width=width, session=session_of(world.sami))
    sami.goto(link_received(inbox, "sami@exemple.fr"))
    check(sami)
    hand(sami).press("Accepter")
    expect(sami.get_by_text("est accepté. La collectivité reçoit un e-mail.")).to_be_visible()

    page.goto(link_received(inbox, "lucie.morel@exemple.fr", about="a accepté votre dossier"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ancienne brasserie")
    check(page)
    lucie.follow("Toute l’activité")
    for fact in ("a ouvert le dossier", "a déposé la demande", "Sami Haddad a accepté le dossier"):
        expect(page.get_by_text(fact)).to_be_visible()
    check(page)


def follow_first_step(hand: Mouse, page: Page) -> None:
    """Leave the home page by its main action."""
    check(page)
    page.locator("main").get_by_role("link", name="Déposer une demande").wait_for()
    if isinstance(hand, Keyboard):
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Contenu")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator("main").get_by_role("link", name="Déposer une demande")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/deposer/")
    else:
        page.locator("main").get_by_role("link", name="Déposer une demande").click()


def check(page: Page) -> None:
    """Find nothing to reproach to the accessibility of the page; axe is a script, so it needs them."""
    if not has_scripts(page):
        return
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def has_scripts(page: Page) -> bool:
    """Tell whether the page runs scripts: the DSFR says so on its root."""
    return page.locator("html[data-fr-js=true]").count() > 0


def session_of(person: Any) -> str:
    """Return the cookie of a session of *person*, their second factor proven."""
    browser = Browser(person.portal)
    browser.sign_in(person)
    return str(browser.cookies[settings.SESSION_COOKIE_NAME].value)


def code_received(inbox: Sink) -> str:
    """Let the worker work, and read the code of the last e-mail."""
    work_until_quiet()
    codes = [one for one in inbox.received if "votre code" in one["Subject"]]
    found = re.search(r"\b\d{6}\b", text_of(codes[-1]))
    assert found
    return found.group()


def link_received(inbox: Sink, address: str, about: str = "") -> str:
    """Let the worker work, and return the first link of the last e-mail to *address*."""
    work_until_quiet()
    mine = [one for one in inbox.received if one["To"] == address and about in one["Subject"]]
    found = re.search(r"http://\S+", text_of(mine[-1]))
    assert found
    return found.group()


def text_of(message: Any) -> str:
    """Return the plain text of an e-mail."""
    return str(message.get_body(("plain",)).get_content())
