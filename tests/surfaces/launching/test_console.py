"""Olga runs the platform: she sees all the portals, creates one, gives it an address, archives it."""

from typing import Any

import pytest

from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalHost, PortalState
from recoco.kernel.versions.actions import save_document
from recoco.surfaces.launching.actors import SERVER, at_portal
from tests.client import Browser
from tests.queries import assert_queries
from tests.surfaces.launching.trial import created
from tests.worlds import World

LIST, NEW = "/plateforme/portails/", "/plateforme/portails/nouveau/"
SAID = {"name": "Conseil Littoral", "template": "ponts", "admin_email": "lea@exemple.fr"}


@pytest.fixture
def olga(world: World) -> Browser:
    """Olga's browser, on the root host."""
    browser = Browser()
    browser.sign_in(world.olga)
    return browser


def test_a_portal_is_created_by_a_form_and_answers_at_once(olga: Browser) -> None:
    assert LIST in [link["href"] for link in olga.page("/").select("header a")]
    assert olga.submit(NEW, "Créer le portail", **SAID)["Location"] == LIST
    page = olga.page(LIST).get_text(" ", strip=True)
    assert "L’invitation part vers lea@exemple.fr" in page
    assert "ouverture\u00a0: 0 sur 7" in page
    portal = Portal.objects.get(key="conseil-littoral")
    assert portal.state == PortalState.PREPARATION
    with scope.entering(portal):
        assert OutgoingEmail.objects.get().to == "lea@exemple.fr"
    Browser(portal).page("/", status=403)


def test_it_may_start_from_an_existing_one_even_called_like_a_template(olga: Browser, world: World) -> None:
    guichet = created("guichet", "vierge")
    with scope.entering(guichet):
        save_document("theme", "", {"accent": "#0f5c6e"}, by=at_portal(SERVER, guichet))
    for key, template, accent in (("copie", "portail:guichet", "#0f5c6e"), ("neuf", "guichet", "")):
        olga.submit(NEW, "Créer le portail", **{**SAID, "template": template, "key": key})
        assert Portal.objects.get(key=key).accent == accent


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ({"name": ""}, 422, "obligatoire"),
        ({"name": "…"}, 422, "Donnez un identifiant"),
        ({"host": "https://x.fr"}, 422, "sans https://"),
        ({"host": "localhost"}, 422, "plateforme elle-même"),
        ({"key": "deux mots"}, 422, "lettres sans accent"),
        ({"template": "rien"}, 422, "Choisissez une réponse"),
        ({"key": "urbanvitaliz"}, 409, "déjà celui d’un portail"),
        ({"host": "sosponts.localhost"}, 409, "mène déjà à un portail"),
    ],
)
def test_what_does_not_fit_is_said_and_kept(olga: Browser, words: dict[str, Any], status: int, said: str) -> None:
    before = Portal.objects.count()
    answer = olga.submit(NEW, "Créer le portail", **{**SAID, **words})
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert "lea@exemple.fr" in answer.content.decode()
    assert Portal.objects.count() == before


def test_another_address_leads_to_the_main_one(olga: Browser, world: World) -> None:
    page = f"{LIST}adresses/?portail=urbanvitaliz"
    olga.submit(page, "Ajouter cette adresse", host="Friches.exemple.fr")
    assert "friches.exemple.fr" in olga.page(page).main.get_text()
    assert Browser(host="friches.exemple.fr").get("/").status_code in {301, 302, 307, 308}
    assert olga.submit(page, "Ajouter cette adresse", host="sosponts.localhost").status_code == 409
    assert PortalHost.objects.filter(portal=world.urbanvitaliz).count() == 2


def test_it_is_archived_after_a_page_that_says_what_that_changes_then_reopened(olga: Browser, world: World) -> None:
    olga.submit(f"{LIST}archivage/?portail=sosponts", "Archiver le portail")
    assert Portal.objects.get(key="sosponts").is_archived
    olga.post(f"{LIST}archivage/?portail=sosponts")
    assert "déjà archivé" in olga.page(LIST).get_text()
    olga.submit(LIST, "Rouvrir SOS Ponts")
    assert Portal.objects.get(key="sosponts").is_in_preparation
    for where in ("archivage/", "adresses/"):
        olga.page(f"{LIST}{where}?portail=inconnu%00", status=404)


def test_the_list_costs_a_checklist_for_each_portal_in_preparation(olga: Browser, world: World) -> None:
    with assert_queries(3):
        olga.get(LIST)
    created()
    with assert_queries(11):
        olga.get(LIST)


@pytest.mark.parametrize("where", ["", "nouveau/", "adresses/?portail=urbanvitaliz", "archivage/?portail=urbanvitaliz"])
def test_it_is_for_operators_only_and_on_the_root_host(where: str, world: World, visitor: Browser) -> None:
    adele = Browser()
    adele.sign_in(world.adele)
    adele.page(LIST + where, status=404)
    assert adele.post(LIST + where).status_code in {404, 405}
    assert "/connexion/" in Browser().get(LIST + where)["Location"]
    visitor.page(LIST + where, status=404)
