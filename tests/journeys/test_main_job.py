"""The main job, from an unknown visitor to the recommendation marked « Faite »: three people, three browsers.

Each of them goes on from one page to the next by its buttons and links, and from one to the other by the links of the
e-mails that they receive.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import Keyboard, Mouse
from tests.journeys.steps import check, code_received, link_received, session_of
from tests.kernel.mail.sink import Sink
from tests.places import make_commune
from tests.worlds import World

A_DAY = timedelta(days=1)

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
def test_from_an_unknown_visitor_to_a_recommendation_done(
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
    page.wait_for_timeout(3_000)  # nobody but a machine writes a project any faster
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

    awa = open_tab(HOST, scripts=scripts, width=width, session=session_of(world.awa))
    awa.goto(link_received(inbox, "awa@exemple.fr", about="Ancienne brasserie", after=A_DAY))
    advise(hand(awa), awa)

    page.goto(link_received(inbox, "lucie.morel@exemple.fr", about="a publié", after=timedelta(minutes=11)))
    expect(page.get_by_role("heading", name="Demander un diagnostic des sols")).to_be_visible()
    check(page)
    lucie.press_in_place("Faite")
    expect(page.get_by_role("button", name="Faite").first).to_have_attribute("aria-pressed", "true")
    check(page)

    awa.goto(link_received(inbox, "awa@exemple.fr", about="Lucie Morel", after=A_DAY))
    expect(awa.get_by_role("heading", name="Demander un diagnostic des sols")).to_be_visible()
    expect(awa.get_by_text("Faite").first).to_be_visible()
    check(awa)


def advise(awa: Mouse, page: Page) -> None:
    """Join the dossier as an adviser, write a recommendation and publish it."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ancienne brasserie")
    check(page)
    awa.follow("Rejoindre le dossier")
    check(page)
    awa.press("Rejoindre le dossier")
    awa.follow("Recommander")
    check(page)
    awa.fill("Intention", "Demander un diagnostic des sols")
    awa.press("Enregistrer le brouillon")
    expect(page.get_by_role("link", name="Renseignez «\u00a0Texte\u00a0».")).to_be_visible()
    awa.fill("Texte", "L’établissement public foncier peut en payer la moitié.")
    awa.press("Enregistrer le brouillon")
    check(page)
    awa.press("Publier")
    expect(page.get_by_text("1 recommandation publiée")).to_be_visible()
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
