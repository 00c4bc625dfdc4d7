"""Words become a subject on one line, a plain text, and HTML where nothing of theirs is markup."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import one_line, render
from recoco.kernel.portals.models import Portal
from recoco.kernel.ui.colours import READABLE, contrast_ratio

Hello = Callable[..., Any]

HOSTILE = """<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ portal.sender }}{% now "Y" %}"""


def rendered(email: OutgoingEmail) -> OutgoingEmail:
    render(email)
    return email


def soup(email: OutgoingEmail) -> BeautifulSoup:
    return BeautifulSoup(email.html, "html.parser")


def test_a_neutral_portal_speaks_in_its_colour(hello: Hello) -> None:
    email = rendered(hello())
    page = soup(email)
    assert email.subject == "Awa Diop vous écrit"
    button = page.select_one("a.button")
    assert button is not None
    assert button["href"] == "http://ponts.localhost:8000/lire/"
    assert "#8a3b12" in str(button["style"])  # styles are on the elements, for readers that drop the sheet
    assert page.select_one("style") is not None  # which stays, for dark mode
    assert "République" not in email.html


def test_a_portal_of_the_state_says_which_authority_speaks(hello: Hello, friches: Portal) -> None:
    page = soup(rendered(hello(portal=friches)))
    mention = page.select_one(".mention")
    assert mention is not None
    assert mention.text == "Préfet de Corse"
    assert "#000091" in str(page.select_one("a.button"))


def test_text_comes_first_and_says_why(hello: Hello) -> None:
    email = rendered(hello())
    assert email.text.startswith("Bonjour,\n\nAwa Diop vous écrit.\n\nLire : http://ponts.localhost:8000/lire/\n")
    assert "SOS Ponts – Cerema" in email.text
    assert "parce que c’est un essai." in email.text
    assert "parce que c’est un essai." in soup(email).text
    assert "equipe@ponts.exemple.fr" in email.text


def test_hostile_words_are_only_words(hello: Hello) -> None:
    email = rendered(hello(who=HOSTILE))
    page = soup(email)
    assert HOSTILE in page.text  # read as it was typed, in HTML…
    assert HOSTILE in email.text  # …and in text, where nothing is markup
    assert not page.select("script, img")
    assert "ne-pas-repondre@" not in email.html


def test_a_hostile_name_of_a_portal_too(hello: Hello, ponts: Portal) -> None:
    ponts.name = HOSTILE[:80]
    page = soup(rendered(hello()))
    assert not page.select("script, img")


def test_a_subject_is_one_line(hello: Hello) -> None:
    email = rendered(hello(who="Awa\r\nBcc: tous@exemple.fr\n\n\x1b\u2028 \u202eDiop"))
    assert email.subject == "Awa Bcc: tous@exemple.fr Diop vous écrit"
    assert len(rendered(hello(who="a" * 1000)).subject) == 250


def test_no_break_spaces_are_typography() -> None:
    assert one_line(" Avis :\u00a0« Lebel »\u202f!\n") == "Avis :\u00a0« Lebel »\u202f!"


def test_the_page_is_in_french_with_one_title(hello: Hello) -> None:
    page = soup(rendered(hello()))
    assert page.html is not None
    assert page.html["lang"] == "fr"
    assert page.title is not None
    assert page.title.text == "Awa Diop vous écrit"
    assert len(page.select("h1")) == 1
    assert {table.get("role") for table in page.select("table")} == {"presentation"}


@pytest.mark.parametrize("ground", ["#ffffff", "#f6f6f6"])
def test_small_words_can_be_read(ground: str) -> None:
    assert contrast_ratio("#555555", ground) >= READABLE


def test_the_platform_has_a_voice_too(hello: Hello) -> None:
    email = hello()
    email.portal = None
    page = soup(rendered(email))
    portal = page.select_one(".portal")
    assert portal is not None
    assert portal.text == "Recoco"
    assert "http://localhost:8000/lire/" in email.text


def test_it_is_rendered_in_one_query(hello: Hello, again: Any, django_assert_num_queries: Any) -> None:
    email = again(hello())
    with django_assert_num_queries(1):  # the address of the portal
        render(email)
