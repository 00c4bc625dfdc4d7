"""Takes the pictures of the README: pages of the demonstration, as its invented people see them."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from conftest import chromium

HERE = Path(__file__).parent
DESK, PHONE = (1280, 800), (390, 844)
# File, portal, role of who looks (nobody: a visitor), window, page; none: the page where one arrives.
PICTURES = (
    ("portails", "", "", DESK, "/"),
    ("dossier", "urbanvitaliz", "maire", DESK, ""),
    ("recommandations", "urbanvitaliz", "maire", PHONE, "recommandations/"),
    ("accueil-conseillere", "urbanvitaliz", "conseillère", DESK, "/accueil/"),
    ("tableau", "urbanvitaliz", "membre de l’équipe", DESK, "/dossiers/tableau/?perimetre=tous"),
    ("carte", "urbanvitaliz", "membre de l’équipe", DESK, "/dossiers/carte/?perimetre=tous"),
    ("statistiques", "sosponts", "", DESK, "/statistiques/"),
)


def take(chrome: Browser, base: str, name: str, portal: str, role: str, window: tuple[int, int], page: str) -> None:
    """Take one picture."""
    parts = urlsplit(base)
    host = f"{parts.scheme}://{f'{portal}.' if portal else ''}{parts.netloc}"
    context = chrome.new_context(viewport={"width": window[0], "height": window[1]}, locale="fr-FR")
    tab = context.new_page()
    if role:
        tab.goto(f"{host}/connexion/")
        tab.get_by_role("button", name=f"Essayer comme {role}").click()
        tab.wait_for_url(lambda url: "/connexion" not in url)
    address = page if page.startswith("/") else f"{urlsplit(tab.url).path}{page}"
    tab.goto(f"{host}{address}")
    tab.screenshot(path=HERE / f"{name}.png")
    context.close()


def main(base: str) -> None:
    """Take them all from the demonstration at *base*."""
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for picture in PICTURES:
            take(chrome, base, *picture)
        chrome.close()


if __name__ == "__main__":
    main(sys.argv[1])
