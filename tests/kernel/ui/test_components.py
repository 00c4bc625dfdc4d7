"""Every component is in the catalogue, and every icon that a template names is shipped."""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

import recoco
from recoco.kernel.ui.catalogue import TITLES, examples

from .conftest import drawn

SOURCES = Path(recoco.__file__).parent
COTTON = SOURCES / "kernel/ui/templates/cotton"
# Parts that only live inside another component.
WITHIN = {"field", "error_summary", "buttons", "pictogram"}


def templates() -> list[Path]:
    return [path for path in SOURCES.rglob("templates/**/*.html") if "/mail/" not in str(path)]


def test_the_catalogue_shows_every_component() -> None:
    assert {path.stem for path in COTTON.glob("*.html")} - WITHIN == set(TITLES) - {"form_errors"}


def test_examples_are_drawn_and_printed_from_one_file(ask: Any) -> None:
    for example in examples(ask("/composants/")):
        assert "<c-" in example.source
        assert "<c-" not in example.html
        assert BeautifulSoup(example.html, "html.parser").find(True), example.key


def test_every_icon_named_in_a_template_is_in_our_sheet() -> None:
    known = set(re.findall(r"\.fr-icon-([\w-]+) \{", (SOURCES / "kernel/ui/static/ui/icons.css").read_text()))
    for path in templates():
        text = path.read_text()
        named = set(re.findall(r"\bfr-icon-([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w-]|\{)", text))
        named |= set(re.findall(r"<c-[\w.-]+[^>]*\sicon=\"([a-z0-9-]+)\"", text))
        assert named <= known, f"{path.relative_to(SOURCES)}: {named - known}"


def test_what_a_component_does_not_know_goes_to_its_element() -> None:
    button = drawn('<c-button variant="secondary" hx-post="/lu/" disabled>Lu</c-button>').button
    assert button["class"] == ["fr-btn", "fr-btn--secondary"]
    assert button["hx-post"] == "/lu/"
    assert button.has_attr("disabled")
    assert button["type"] == "submit"


def test_what_people_wrote_is_escaped() -> None:
    said = "<script>alert(1)</script>"
    for source in (
        "<c-badge>{{ said }}</c-badge>",
        '<c-card title="{{ said }}">{{ said }}</c-card>',
        '<c-card :title="said">x</c-card>',
        '<c-avatar :name="said" />',
        '<c-input id="a" name="a" :value="said" :label="said" />',
        '<c-summary :rows="rows" />',
    ):
        assert not drawn(source, said=said, rows=[(said, said)]).script, source


def test_an_error_is_tied_to_its_input() -> None:
    seen = drawn('<c-input id="code" name="code" label="Code" hint="5 chiffres" error="Complétez." />')
    assert seen.input["aria-invalid"] == "true"
    assert [seen.find(id=key).get_text() for key in seen.input["aria-describedby"].split()] == [
        "5 chiffres",
        "Complétez.",
    ]


def test_choices_remember_what_was_chosen() -> None:
    options = [(1, "Un"), (2, "Deux")]
    assert (
        drawn('<c-select id="n" name="n" :value="two" :options="options" />', two="2", options=options)
        .select_one("[selected]")
        .get_text()
        == "Deux"
    )
    assert (
        drawn('<c-radios id="n" name="n" :value="2" :options="options" />', options=options).select_one("[checked]")[
            "value"
        ]
        == "2"
    )


def test_a_date_carries_its_full_form(ask: Any, time_machine: Any) -> None:
    from datetime import UTC, datetime

    time_machine.move_to("2025-03-04T12:00:00Z")
    seen = drawn("{% time at %}", at=datetime(2025, 3, 1, 13, 2, tzinfo=UTC)).time
    assert seen.get_text() == "il y a 3\u00a0jours"
    assert seen["title"] == "1er mars 2025 à 14\u00a0h\u00a002"
    assert seen["datetime"] == "2025-03-01T14:02+01:00"


@pytest.mark.parametrize(("tone", "word"), [("success", "Succès"), ("error", "Erreur"), ("debug", "Information")])
def test_the_tone_of_an_alert_is_also_a_word(tone: str, word: str) -> None:
    assert drawn(f'<c-alert tone="{tone}">Voilà.</c-alert>').get_text(strip=True).startswith(word)


def test_pages_keep_the_other_filters(ask: Any) -> None:
    from django.core.paginator import Paginator

    shown = Paginator(range(128), 20).page(2)
    request = ask("/dossiers/?q=pont&page=2")
    seen = drawn('<c-pagination :page-of="shown" words="dossier,dossiers" />', shown=shown, request=request)
    assert "128\u00a0dossiers, 21 à 40 sur cette page" in seen.get_text()
    assert seen.select_one("[rel=next]")["href"] == "?q=pont&page=3"
    assert seen.select_one("[aria-current=page]").get_text() == "2"


def test_a_short_list_says_its_count_and_no_more(ask: Any) -> None:
    from django.core.paginator import Paginator

    shown = Paginator(["un"], 20).page(1)
    seen = drawn('<c-pagination :page-of="shown" words="dossier,dossiers" />', shown=shown)
    assert seen.get_text(strip=True) == "1\u00a0dossier"
    assert not seen.nav
