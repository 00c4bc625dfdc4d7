"""Adèle sets up her portal: what she saves is online at once, shown before, told after, and can be undone."""

from collections.abc import Callable
from typing import Any

import pytest

from recoco.kernel.versions.models import Version
from tests.client import Browser
from tests.queries import assert_queries
from tests.worlds import World

NEW_PAGE = "/administration/reglages/page/nouveau/"
IDENTITY, HISTORY = "/administration/reglages/identity/", "/administration/reglages/identity/historique/"


@pytest.fixture
def adele(world: World, browser: Callable[..., Browser]) -> Browser:
    """Adèle's browser."""
    return browser(world.adele)


def test_everything_is_one_click_away(adele: Browser, world: World) -> None:
    page = adele.page("/administration/")
    links = [link["href"] for link in page.select("main .fr-card a")]
    assert IDENTITY in links
    for link in links:
        assert adele.page(link).h1


def test_a_new_name_shows_on_every_page_at_once(adele: Browser, visitor: Browser) -> None:
    answer = adele.submit(IDENTITY, "Enregistrer", name="Friches du Nord", note="Nouveau nom")
    assert answer["Location"] == IDENTITY
    assert "Friches du Nord" in visitor.page("/").title.get_text()
    told = adele.page(HISTORY).main.get_text(" ", strip=True)
    assert "Nouveau nom" in told
    assert "Nom du portail UrbanVitaliz Friches du Nord" in told
    assert "Adèle Roux" in told


def test_one_click_brings_the_former_state_back(adele: Browser, visitor: Browser, world: World) -> None:
    adele.submit(IDENTITY, "Enregistrer", name="Friches du Nord")
    adele.submit(HISTORY, "Revenir à cette version 1")
    assert "UrbanVitaliz" in visitor.page("/").title.get_text()
    assert "Retour à la version 1" in adele.page(HISTORY).main.get_text()


def test_two_admins_at_once_never_overwrite_each_other(
    adele: Browser, world: World, browser: Callable[..., Browser]
) -> None:
    olga = browser(world.olga)
    adele.submit(IDENTITY, "Enregistrer", name="Friches du Nord", number="0")
    answer = olga.submit(IDENTITY, "Enregistrer", name="Friches du Sud", number="0")
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Adèle Roux a enregistré" in shown
    assert "Friches du Sud" in shown  # what was typed is kept


def test_a_colour_that_cannot_be_read_is_refused_with_its_contrast(adele: Browser) -> None:
    answer = adele.submit("/administration/reglages/theme/", "Enregistrer", accent="#ffd700")
    assert answer.status_code == 422
    assert "son contraste avec le blanc est de 1,40" in answer.content.decode()


def test_rows_are_added_moved_and_removed_by_buttons(adele: Browser, visitor: Browser) -> None:
    home = "/administration/reglages/home/"
    answer = adele.submit(home, "Enregistrer", geste="blocks:add:faq")
    assert "Rien n’est enregistré" in answer.content.decode()
    assert 'name="blocks.2.type" value="faq"' in answer.content.decode()
    answer = adele.submit(home, "Enregistrer", geste="blocks.1:up")
    assert 'name="blocks.0.type" value="steps"' in answer.content.decode()
    adele.submit(home, "Enregistrer", **{"blocks.0.title": "Vos friches revivent"})
    assert visitor.page("/").h1.get_text() == "Vos friches revivent"


def test_what_is_not_saved_is_shown_as_a_visitor_would_see_it(adele: Browser, visitor: Browser, world: World) -> None:
    page = adele.page("/administration/reglages/home/")
    sent = {field["name"]: field.get("value", field.get_text()) for field in page.select("form [name]")}
    sent |= {"blocks.0.title": "Vos friches revivent"}
    sent = {name: value for name, value in sent.items() if name != "geste"}
    answer = adele.post("/administration/reglages/home/apercu/", sent)
    assert answer.status_code == 200
    assert "Vos friches revivent" in answer.content.decode()
    assert "Se connecter" in answer.content.decode()
    assert "Vos friches revivent" not in visitor.page("/").get_text()
    with world.on(world.urbanvitaliz):
        assert not Version.objects.exists()


def test_a_page_is_created_linked_removed_and_brought_back(adele: Browser, visitor: Browser) -> None:
    answer = adele.submit(
        NEW_PAGE,
        "Enregistrer",
        title="Qui sommes-nous ?",
        body="Une **équipe**.",
        place="menu",
    )
    assert answer["Location"] == "/administration/reglages/page/qui-sommes-nous/modifier/"
    assert visitor.page("/pages/qui-sommes-nous/").strong.get_text() == "équipe"
    assert visitor.page("/").select_one("nav a[href='/pages/qui-sommes-nous/']")
    again = adele.submit(NEW_PAGE, "Enregistrer", title="Qui sommes nous", body="Autre")
    assert again.status_code == 422
    adele.submit("/administration/reglages/page/qui-sommes-nous/suppression/", "Supprimer la page")
    visitor.page("/pages/qui-sommes-nous/", status=404)
    adele.submit("/administration/reglages/page/qui-sommes-nous/historique/", "Revenir à cette version 2")
    assert visitor.page("/pages/qui-sommes-nous/").h1


def test_a_logo_is_shown_replaced_and_brought_back(
    adele: Browser, visitor: Browser, image: Callable[[str], Any]
) -> None:
    adele.submit(IDENTITY, "Enregistrer", **{"logo.file": image("red")})
    first = visitor.page("/").select_one(".ui-logo")["src"]
    shown = visitor.get(first)
    assert (shown["Content-Type"], b"".join(shown)[-3:]) == ("image/png", b"red")
    adele.submit(IDENTITY, "Enregistrer", **{"logo.file": image("blue")})
    assert visitor.page("/").select_one(".ui-logo")["src"] != first
    adele.submit(HISTORY, "Revenir à cette version 2")
    assert visitor.page("/").select_one(".ui-logo")["src"] == first
    refused = adele.submit(IDENTITY, "Enregistrer", **{"logo.file": image("text")})
    assert refused.status_code == 422


def test_only_admins_come_in(world: World, browser: Callable[..., Browser]) -> None:
    assert browser(world.sami).get(IDENTITY).status_code == 403
    assert browser(world.sami).post(IDENTITY, {"name": "x"}).status_code == 403
    assert browser(world.nora, world.urbanvitaliz).get("/administration/").status_code == 404


@pytest.mark.parametrize(("url", "count"), [("/administration/", 5), (IDENTITY, 7), (HISTORY, 9)])
def test_pages_cost_the_same_whatever_was_saved(adele: Browser, url: str, count: int) -> None:
    for name in ("Un", "Deux", "Trois"):
        adele.submit(IDENTITY, "Enregistrer", name=name)
    with assert_queries(count):
        adele.get(url)


def test_an_e_mail_is_written_previewed_refused_and_brought_back(adele: Browser) -> None:
    form = "/administration/reglages/texts/submission-receipt/modifier/"
    words = adele.page(form).select_one("textarea[name=words]").get_text()
    assert "[Voir mon dossier]({lien})" in words
    assert "{numéro}" in adele.page(form).select_one("#mots").parent.get_text()
    refused = adele.submit(form, "Enregistrer", words="Bravo pour {dosier}")
    assert refused.status_code == 422
    assert "Bravo pour {dosier}" in refused.content.decode()
    sent = {"subject": "Reçu : {dossier}", "words": "Merci !\n\n[Ouvrir]({lien})"}
    shown = adele.post("/administration/reglages/texts/submission-receipt/apercu/", sent)
    assert "Objet\u00a0: Reçu : Friche Lebel" in shown.content.decode()
    assert "'unsafe-inline'" in shown["Content-Security-Policy"].partition("style-src")[2].partition(";")[0]
    assert "'unsafe-inline'" not in shown["Content-Security-Policy"].partition("script-src")[2].partition(";")[0]
    adele.submit(form, "Enregistrer", **sent)
    assert (
        "Accusé de réception d’une demande (dans vos mots)"
        in adele.page("/administration/reglages/texts/tous/").get_text()
    )
    adele.submit("/administration/reglages/texts/submission-receipt/historique/", "Revenir à cette version 1")
    assert adele.page(form).select_one("textarea[name=words]").get_text() == words
