"""« Note pour le conseil municipal »: all that a council needs, in one page whatever was written."""

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.template.loader import render_to_string

from recoco.domain.advice.actions.drafting import Advice, write_draft
from recoco.domain.advice.actions.publishing import publish_drafts
from recoco.domain.cases.models import Case
from recoco.kernel.kit import clock
from recoco.kernel.ui import pdf
from recoco.kernel.ui.context import Page
from recoco.surfaces.papers.cutting import cut
from recoco.surfaces.papers.fitting import fitted, shortenings
from recoco.surfaces.papers.note import Note, note_of
from tests.client import Browser
from tests.domain.advice import making
from tests.queries import assert_queries
from tests.surfaces.papers.making import SECRETS, address, journal_of, told
from tests.worlds import World

Open = Callable[..., Browser]
WIDE, LONG, SPACED = "W" * 1500, "Un pont ferme. " * 300, "a " * 1500


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine where libpango cannot be loaded."""
    import cffi

    def absent(*names: Any, **options: Any) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    known = [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]
    for name in known:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(cffi.FFI, "dlopen", absent)
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        del sys.modules[name]  # half imported


def page_count(note: Note) -> int:
    """Return how many pages the note takes, laid out."""
    return pdf.pdf_of(laid(note))[1]


def laid(note: Note) -> str:
    """Return the note as it is laid out as PDF."""
    context = {"note": note, "case": note.placement.case, "placement": note.placement, "asked": None, "apart": True}
    return render_to_string("papers/note.html", context | {"page": Page(None, note.placement.portal)})


def gathered(world: World, **options: Any) -> Note:
    """Return the note of Marie's first case, whole."""
    with world.on(world.urbanvitaliz):
        return note_of(making.afresh(world.alone), world.actor(world.marie), **options)


def test_it_says_what_a_council_asks(world: World, browser: Open) -> None:
    told(world)
    shown = browser(world.marie).page(address(world, "note/"))
    said = {one.get_text(): one.find_parent().get_text(" ", strip=True) for one in shown.select("h2")}
    assert list(said) == ["Situation", "Conseils reçus", "Décisions prises", "Contacts", "Prochaines échéances"]
    text = shown.main.get_text(" ", strip=True)
    for words in ("Que faire ici ?", "Écrire à l’EPF", "Faite le", "Étude réalisée", "Jean Morel", "Awa Diop"):
        assert words in text, words
    assert [word for word in SECRETS if word in text] == []


@pytest.mark.pdf
@pytest.mark.parametrize("text", [WIDE, LONG, SPACED, "é\u00a0!\n" * 900], ids=["wide", "long", "spaced", "lines"])
def test_it_is_one_page_whatever_was_written(text: str, world: World) -> None:
    with world.on(world.urbanvitaliz):
        awa, here = world.actor(world.awa), making.afresh(world.alone)
        Case.objects.filter(pk=here.case_id).update(summary=text, name=text[:128].strip())
        day = clock.now().date() + timedelta(days=3)
        for rank in range(12):
            advice = Advice(title=f"{rank} {text}"[:200].strip(), text=text, deadline=day, deadline_kind="fund")
            draft = write_draft(here, advice, by=awa)
            publish_drafts(here, {draft.pk: draft.version}, by=awa)
    note = gathered(world, with_details=True)
    assert page_count(note) > 1, "else this proves nothing"
    assert page_count(fitted(note)) == 1
    assert len(fitted(note).summary) > 150
    *_, last = shortenings(note)
    assert page_count(last) == 1


@pytest.mark.pdf
def test_what_is_short_is_left_as_it_is(world: World) -> None:
    told(world)
    note = gathered(world)
    assert fitted(note) == note


def test_texts_are_cut_where_one_breathes() -> None:
    assert cut("Le pont ferme. On ne passe plus.", 80) == "Le pont ferme. On ne passe plus."
    assert cut("Le pont ferme bientôt. On ne passe plus du tout.", 30) == "Le pont ferme bientôt. …"
    assert cut("Le pont de la grande rivière ferme bientôt", 24) == "Le pont de la grande…"
    assert cut("W" * 50, 10) == "W" * 9 + "…"
    assert cut("3\u00a0200 m²\n  de halles", 50) == "3\u00a0200 m² de halles"
    for most in range(1, 60):
        assert len(cut("Un. Deux, trois ! Quatre cinq six ; sept huit (neuf) « dix ».", most)) <= most


@pytest.mark.pdf
def test_the_pdf_is_tagged_and_says_its_language(world: World, browser: Open) -> None:
    told(world)
    answer = browser(world.marie).get(address(world, "note/pdf/"))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"%PDF-")
    open_, _ = pdf.pdf_of(laid(fitted(gathered(world))), uncompressed_pdf=True)
    for mark in (b"/StructTreeRoot", b"/Marked true", b"/Lang (fr)", b"/H1", b"/H2", b"/LI", b"pdfuaid:part"):
        assert mark in open_, mark


def test_without_pango_the_button_gives_the_page_to_print(world: World, browser: Open, no_pango: None) -> None:
    told(world)
    for rest in ("note/pdf/", "dossier/pdf/"):
        shown = browser(world.marie).page(address(world, rest))
        assert "Ce serveur ne sait pas fabriquer de PDF" in shown.find(role="status").get_text()
        assert "Écrire à l’EPF" in shown.main.get_text()
    assert "libpango-1.0-0" in " ".join(one.sentence for one in pdf.check_pdf())


@pytest.mark.pdf
def test_the_doctor_says_when_pdf_can_be_made() -> None:
    assert [one.sentence for one in pdf.check_pdf()] == ["Les PDF peuvent être fabriqués."]


@pytest.mark.pdf
def test_nothing_is_fetched_for_a_pdf(tmp_path: Any) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    html = f'<html lang="fr"><title>T</title><body><img alt="" src="file://{secret}"><p>Un'
    fetched, pages = pdf.pdf_of(html, uncompressed_pdf=True)
    assert pages == 1
    assert b"/XObject <<\n>>" in fetched or b"/Subtype /Image" not in fetched


def test_how_to_reach_people_is_only_told_to_who_asks_and_it_is_written(world: World, browser: Open) -> None:
    told(world)
    marie = browser(world.marie)
    assert "awa@exemple.fr" not in str(marie.page(address(world, "note/?coordonnees=oui")))
    assert journal_of(world, world.marie) == {("export", "")}
    shown = marie.post(address(world, "note/"), {"coordonnees": "oui"}).content.decode()
    assert "awa@exemple.fr" in shown
    kept = journal_of(world, world.marie)
    assert {("contact", "Awa Diop"), ("contact", "Jean Morel"), ("export", "")} <= kept
    assert ("contact", "Marie Lebrun") not in kept, "one's own are no secret"


def test_it_costs_the_same_whatever_the_dossier_holds(world: World, browser: Open) -> None:
    told(world)
    marie, url = browser(world.marie), address(world, "note/")
    marie.page(url)
    with assert_queries(16):
        marie.page(url)
    making.published(world.alone, world.actor(world.awa), *(f"Recommandation {rank}" for rank in range(20)))
    with assert_queries(16):
        marie.page(url)
