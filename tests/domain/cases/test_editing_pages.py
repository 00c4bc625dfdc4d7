"""The pages where a dossier's name, summary and place are changed, and the map where the place is read."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recoco.domain.cases.models import Status
from recoco.domain.cases.status_history import move
from tests.client import Browser
from tests.places import make_commune
from tests.worlds import World

Open = Callable[..., Browser]


def page_of(world: World, end: str) -> str:
    """Return the address of a form on Marie's case."""
    return f"/dossiers/{world.case(world.alone).slug}/parametres/{end}/"


def test_a_new_name_is_a_new_address_that_the_old_one_leads_to(world: World, browser: Open) -> None:
    awa, old = browser(world.awa), page_of(world, "informations")
    response = awa.submit(old, "Enregistrer", name="Brasserie Motte", summary="À reprendre")
    number = world.alone.case_id
    assert (response.status_code, response["Location"]) == (302, f"/dossiers/{number}-brasserie-motte/")
    shown = awa.page(response["Location"]).get_text(" ", strip=True)
    assert "Brasserie Motte" in shown
    assert "Awa Diop a modifié le nom et le résumé du dossier" in shown
    assert awa.get(old)["Location"] == f"/dossiers/{number}-brasserie-motte/parametres/informations/"


def test_what_is_wrong_is_said_beside_what_was_typed(world: World, browser: Open) -> None:
    response = browser(world.awa).submit(page_of(world, "informations"), "Enregistrer", name="", summary="Nouveau")
    assert response.status_code == 422
    assert "Renseignez «\u00a0Nom du dossier\u00a0»." in response.content.decode()
    assert "Nouveau" in response.content.decode()


def test_a_colleague_s_words_are_shown_beside_one_s_own(world: World, browser: Open) -> None:
    awa, sami, url = browser(world.awa), browser(world.sami), page_of(world, "informations")
    seen = awa.page(url).select_one("[name=seen]")["value"]
    sami.submit(url, "Enregistrer", name="Brasserie", summary="Ceux de Sami")
    mine = {"name": "Filature", "summary": "Les miens", "seen": seen}
    response = awa.post(url, mine)
    assert response.status_code == 409
    told = response.content.decode()
    for words in ("Sami Haddad a modifié", "Ceux de Sami", "Les miens", 'value="Filature"'):
        assert words in told
    assert world.case(world.alone).name == "Brasserie"
    again = awa.post(url, {**mine, "seen": response.context["form"]["seen"].value()})
    assert again.status_code == 302
    assert world.case(world.alone).summary == "Les miens"


def test_the_place_is_changed_and_seen(world: World, browser: Open) -> None:
    marie, url = browser(world.marie), page_of(world, "localisation")
    assert marie.page(url).select_one("[name=commune_text]")["value"] == "Lille (59)"
    response = marie.submit(url, "Enregistrer", address="12 rue de la Gare", point="50°38′N 3°04′E")
    shown = marie.page(response["Location"])
    assert shown.svg["role"] == "img"
    for words in ("12 rue de la Gare", "50,63333° N, 3,06667° E", "Nord (59)"):
        assert words in shown.get_text(" ", strip=True)
    case = world.case(world.alone)
    assert case.latitude == pytest.approx(50.6333, abs=1e-4)
    response = marie.submit(url, "Enregistrer", point="ici")
    assert response.status_code == 422
    assert "Écrivez la latitude puis la longitude" in response.content.decode()


def test_a_place_changed_meanwhile_is_shown_as_it_is(world: World, browser: Open) -> None:
    awa, marie, url = browser(world.awa), browser(world.marie), page_of(world, "localisation")
    seen = awa.page(url).select_one("[name=seen]")["value"]
    marie.submit(url, "Enregistrer", address="3 place Simon Vollant")
    typed = {"commune_text": "Lille (59)", "commune": "59350", "address": "Gare", "point": "", "seen": seen}
    response = awa.post(url, typed)
    assert response.status_code == 409
    assert "3 place Simon Vollant" in response.content.decode()
    assert 'value="Gare"' in response.content.decode()


def test_the_parameters_lead_there_whoever_may(world: World, browser: Open) -> None:
    url = f"/dossiers/{world.case(world.alone).slug}/parametres/"
    links = {link.get("href") for link in browser(world.marie).page(url).select("main a")}
    assert {page_of(world, "informations"), page_of(world, "localisation")} <= links
    assert "Nom et résumé" not in browser(world.otto).page(url).get_text()


@pytest.mark.parametrize("end", ["informations", "localisation"])
def test_who_may_not_is_told_so(end: str, world: World, browser: Open) -> None:
    url = page_of(world, end)
    for person, status in ((world.otto, 403), (world.tess, 403), (world.zoe, 404)):
        assert browser(person).get(url).status_code == status
        assert browser(person).post(url, {"name": "X"}).status_code == status
    with world.on(world.urbanvitaliz):
        move(world.alone, Status.CLOSED, by=world.actor(world.sami), reason="Abouti")
    assert browser(world.marie).get(url).status_code == 409


def test_the_map_of_the_form_costs_one_query(world: World, browser: Open) -> None:
    lille = world.lille
    lille.latitude, lille.longitude = 50.632, 3.058
    lille.save()
    awa = browser(world.awa)
    awa.page(page_of(world, "informations"))  # the day's first opening is written in the journal
    words, place = (queries_of(awa, page_of(world, end)) for end in ("informations", "localisation"))
    assert place == words + 1 <= 16  # with the bell
    for rank in range(3):
        near = make_commune(f"5940{rank}", f"Village {rank}", world.nord, "59420")
        near.latitude, near.longitude = 50.60 + rank / 40, 3.0
        near.save()
    assert queries_of(awa, page_of(world, "localisation")) == place
    names = [one.get_text() for one in awa.page(page_of(world, "localisation")).select("recoco-point-map text")]
    assert {"Lille", "Village 1"} <= set(names)


def queries_of(reader: Browser, url: str) -> int:
    """Return how many queries a page makes."""
    with CaptureQueriesContext(connection) as captured:
        reader.page(url)
    return len(captured)
