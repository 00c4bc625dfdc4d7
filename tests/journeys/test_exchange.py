"""A mayor and an adviser work side by side, an observer follows, and a passer-by of another portal finds nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.client import Browser
from tests.journeys.hands import Mouse
from tests.journeys.steps import check, session_of
from tests.kernel.files.samples import SAMPLES
from tests.worlds import URBANVITALIZ, World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("django_db_setup"),
]

SOON = 60_000  # a message leaves after ten seconds, then each page asks in its turn


def test_an_exchange_with_files_and_recommendations(
    world: World, open_tab: Callable[..., Page], tmp_path: Path
) -> None:
    mayor, adviser, observer = (
        open_tab(URBANVITALIZ, session=session_of(person)) for person in (world.marie, world.awa, world.otto)
    )
    marie, awa, base = Mouse(mayor), Mouse(adviser), f"/dossiers/{world.case(world.alone).slug}/"
    for page in (mayor, adviser, observer):
        page.goto(f"{base}conversation/")

    (tmp_path / "devis.pdf").write_bytes(SAMPLES["pdf"])
    marie.fill("Votre message", "Voici le devis des sondages.")
    marie.field("Joindre des fichiers").set_input_files(str(tmp_path / "devis.pdf"))
    marie.press("Envoyer")
    for page in (adviser, observer):
        expect(page.locator(".conversation-post")).to_contain_text("Voici le devis des sondages.", timeout=SOON)
    given = str(observer.get_by_role("link", name="devis.pdf").first.get_attribute("href"))
    assert observer.evaluate("path => fetch(path).then(answer => answer.status)", given) == 200

    adviser.goto(f"{base}espace-conseillers/")
    awa.fill("Votre note", "La Région peut-elle payer ?")
    awa.press("Envoyer")
    observer.goto(f"{base}espace-conseillers/")
    expect(observer.locator(".conversation-post")).to_contain_text("La Région peut-elle payer ?", timeout=SOON)
    for title in ("Compléter le devis", "Demander l’aide de l’Agence de l’eau"):
        adviser.goto(f"{base}recommandations/nouvelle/")
        awa.fill("Intention", title)
        awa.fill("Texte", "Avant de signer quoi que ce soit.")
        awa.press("Enregistrer le brouillon")
    expect(mayor.locator("main")).not_to_contain_text("Compléter le devis")
    awa.press("Publier tout")
    expect(mayor.locator("main")).to_contain_text("Compléter le devis", timeout=SOON)
    check(mayor)
    mayor.goto(f"{base}recommandations/")
    marie.press("En cours")
    expect(mayor.get_by_text("« En cours », noté par Marie Lebrun")).to_be_visible()
    observer.goto(f"{base}recommandations/")
    expect(observer.get_by_role("heading", name="En cours (1)")).to_be_visible()
    check(observer)

    pages = ("", "conversation/", "recommandations/", "fichiers/", "espace-conseillers/", "activite/", "parametres/")
    exports = ("exports/", "exports/note/", "exports/note/pdf/", "exports/dossier/", "exports/dossier/archive/")
    passer_by = Browser(world.sosponts)
    passer_by.sign_in(world.nora)
    for path in (*(base + one for one in pages + exports), given):
        assert passer_by.get(path).status_code == 404, path
