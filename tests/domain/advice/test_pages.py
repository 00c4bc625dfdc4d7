"""The pages of recommendations, as each side finds them."""

from collections.abc import Callable
from typing import Any

from recoco.domain.advice.models import FollowUp, Recommendation, RecommendationReading, Uptake
from recoco.domain.cases.models import Placement, Status
from tests.client import Browser
from tests.domain.advice.making import address, drafted, published
from tests.worlds import World

Open = Callable[..., Browser]


def text_of(browser: Browser, url: str) -> str:
    """Return what a page says."""
    return browser.page(url).get_text(" ", strip=True)


def test_an_adviser_drafts_previews_orders_and_publishes_all(world: World, browser: Open) -> None:
    awa = browser(world.awa)
    new = address(world, "nouvelle/")
    words = {"title": "Écrire à l’EPF", "text": "Un **courrier**.", "topic": "Foncier"}
    preview = awa.post(new, {**words, "preview": "1"})
    assert "<strong>courrier</strong>" in preview.content.decode()
    assert awa.post(new, words).status_code == 302
    awa.submit(new, "Enregistrer le brouillon", title="Appeler la DDT", text="Avant l’été.", topic="")
    page = awa.page(address(world))
    assert [one.get_text(strip=True) for one in page.select(".ui-advisers h3")] == ["Écrire à l’EPF", "Appeler la DDT"]
    assert "3 personnes du dossier seront prévenues" in page.get_text(" ")
    awa.submit(address(world), "Descendre")
    first = awa.page(address(world)).select(".ui-advisers h3")[0]
    assert first.get_text(strip=True) == "Appeler la DDT"
    answer = awa.submit(address(world), "Publier tout (2)")
    assert answer.status_code == 302
    assert "Reprendre l’envoi" in text_of(awa, address(world))
    assert "Non lue par le demandeur" in text_of(awa, address(world))
    marie = text_of(browser(world.marie), address(world))
    assert "À regarder" in marie
    assert "Recommandé par Awa Diop (DDT du Nord)" in marie
    assert "Reprendre l’envoi" not in marie


def test_drafts_are_for_advisers_only(world: World, browser: Open) -> None:
    drafted(world.alone, world.actor(world.awa), "Secret de conseiller")
    for name, sees in {"awa": True, "otto": True, "sami": True, "marie": False, "paul": False, "tess": False}.items():
        assert ("Secret de conseiller" in text_of(browser(world.people[name]), address(world))) is sees
    assert "Publier" not in text_of(browser(world.otto), address(world)).replace("Publier tout", "")


def test_the_collectivite_answers_with_three_buttons(world: World, browser: Open) -> None:
    (one,) = published(world.alone, world.actor(world.awa))
    marie = browser(world.marie)
    url = address(world, f"{one.pk}/reponses/")
    card = f"reco-{one.pk}"
    response = marie.swap("post", url, {"status": "in_progress"}, into=card, page=address(world))
    assert "En cours" in response["HX-Trigger"].encode().decode("unicode_escape")
    pressed = marie.page(address(world)).select(f"#{card} [aria-pressed=true]")
    assert [button.get_text(strip=True) for button in pressed] == ["En cours"]
    plain = marie.post(url, {"status": "done"})
    assert plain["Location"].endswith(f"#{card}")
    with world.on(world.urbanvitaliz):
        assert Uptake.objects.get().status == "done"


def test_not_for_us_asks_why_in_place_and_on_its_own_page(world: World, browser: Open) -> None:
    (one,) = published(world.alone, world.actor(world.awa))
    marie = browser(world.marie)
    url = address(world, f"{one.pk}/reponses/")
    htmx = {"hx-request": "true", "hx-target": f"reco-{one.pk}"}
    in_place = marie.post(url, {"status": "not_applicable"}, headers=htmx)
    assert in_place.status_code == 200
    assert "Pas les moyens" in in_place.content.decode()
    page = marie.post(url, {"status": "not_applicable"})["Location"]
    assert "Pas les moyens" in text_of(marie, page)
    missing = marie.post(url, {"status": "not_applicable", "text": ""})
    assert missing.status_code == 422
    assert "Dites pourquoi" in missing.content.decode()
    unsaid = marie.post(url, {"status": "not_applicable", "reason": "other", "text": " "})
    assert "ne convient pas" in unsaid.content.decode()
    marie.submit(page, "Enregistrer", reason="Pas les moyens", text="Pas cette année")
    with world.on(world.urbanvitaliz):
        uptake = Uptake.objects.get()
        assert (uptake.status, uptake.reason) == ("not_applicable", "Pas les moyens")
        assert FollowUp.objects.get().text == "Pas cette année"


def test_an_adviser_notes_a_call_and_reads_the_history(world: World, browser: Open) -> None:
    (one,) = published(world.alone, world.actor(world.awa))
    awa = browser(world.awa)
    page = address(world, f"{one.pk}/")
    awa.submit(page, "Enregistrer", status="waiting", text="Le conseil vote en juin.")
    said = text_of(awa, page)
    assert "Awa Diop (DDT du Nord) a noté «\u00a0En attente\u00a0» après un appel" in said
    assert "Le conseil vote en juin." in said
    otto = browser(world.otto).page(page)
    assert otto.find("select", attrs={"name": "status"}) is None, "an observer comments only"


def test_reading_is_noted_by_the_page_and_never_for_advisers(world: World, browser: Open) -> None:
    (one,) = published(world.alone, world.actor(world.awa))
    url = address(world, f"{one.pk}/lecture/")
    assert browser(world.awa).post(url).status_code == 302
    with world.on(world.urbanvitaliz):
        assert not RecommendationReading.objects.exists()
    marie = browser(world.marie)
    tab = marie.page(address(world)).select_one(".ui-tabs [aria-current=page]")
    assert tab is not None
    assert "1" in tab.get_text()
    (button,) = marie.page(address(world)).select("button[form=lectures]")
    assert marie.post(str(button["formaction"])).status_code == 302
    assert "Non lue" not in text_of(browser(world.awa), address(world))
    assert "Marquer comme lue" not in text_of(marie, address(world))


def test_two_texts_are_never_lost(world: World, browser: Open) -> None:
    (one,) = published(world.alone, world.actor(world.awa))
    awa, sami = browser(world.awa), browser(world.sami)
    url = address(world, f"{one.pk}/modifier/")
    version = one.version
    words = {"title": "Écrire à l’EPF", "text": "Version d’Awa", "version": version}
    assert awa.post(url, words).status_code == 302
    second = sami.post(url, {**words, "text": "Version de Sami"})
    assert second.status_code == 409
    assert "Version d’Awa" in second.content.decode()
    assert "Version de Sami" in second.content.decode()
    assert "modifiée le" in text_of(browser(world.marie), address(world))


def test_a_withdrawn_one_stays_with_its_reason(world: World, browser: Open) -> None:
    (one,) = published(world.alone, world.actor(world.awa))
    awa = browser(world.awa)
    url = address(world, f"{one.pk}/retrait/")
    assert awa.post(url, {"reason": ""}).status_code == 422
    awa.submit(url, "Retirer la recommandation", reason="Le fonds est épuisé")
    assert "Le fonds est épuisé" in text_of(browser(world.marie), address(world))


def test_the_checklist_answers_several_at_once(world: World, browser: Open) -> None:
    one, two, three = published(world.alone, world.actor(world.awa), "Un", "Deux", "Trois")
    marie = browser(world.marie)
    url = address(world, "ou-en-etes-vous/")
    wrong = marie.post(url, {f"status_{one.pk}": "done", f"status_{two.pk}": "not_applicable"})
    assert wrong.status_code == 422
    answers = {f"status_{one.pk}": "done", f"status_{two.pk}": "not_applicable", f"reason_{two.pk}": "Pas adapté"}
    marie.submit(url, "Enregistrer mes réponses", **answers)
    with world.on(world.urbanvitaliz):
        found = dict(Uptake.objects.values_list("recommendation_id", "status"))
    assert found == {one.pk: "done", two.pk: "not_applicable", three.pk: "new"}


def test_a_closed_dossier_says_why_nobody_answers(world: World, browser: Open) -> None:
    (one,) = published(world.alone, world.actor(world.awa))
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=world.alone.pk).update(status=Status.CLOSED)
    for name in ("marie", "awa"):
        page = browser(world.people[name]).page(address(world))
        assert "il se lit, il ne se modifie plus" in page.get_text(" ")
        assert page.select(".advice-buttons") == []
    assert browser(world.marie).post(address(world, f"{one.pk}/reponses/"), {"status": "done"}).status_code == 409
    assert browser(world.awa).get(address(world, "nouvelle/")).status_code == 409


def test_a_draft_deleted_is_gone(world: World, browser: Open) -> None:
    draft = drafted(world.alone, world.actor(world.awa))
    answer: Any = browser(world.awa).submit(address(world), "Supprimer")
    assert answer.status_code == 302
    with world.on(world.urbanvitaliz):
        assert Recommendation.objects.get(pk=draft.pk).deleted_at is not None
    assert browser(world.awa).get(address(world, f"{draft.pk}/")).status_code == 404
