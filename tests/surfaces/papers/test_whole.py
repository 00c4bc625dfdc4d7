"""« Dossier complet »: all that its reader may read, and the advisers' part for those who ask for it and may."""

import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from recoco.domain.filing.actions.adding import add_files
from recoco.domain.filing.spaces import COMMON as SHARED
from recoco.kernel.files.storing import deposit
from recoco.kernel.files.zipping import everywhere_fit
from tests.client import Browser
from tests.domain.advice import making
from tests.domain.conversation import making as talking
from tests.domain.filing.making import added
from tests.kernel.files.samples import upload
from tests.queries import assert_queries
from tests.surfaces.papers.making import SECRETS, address, journal_of, text_of, told, unzipped
from tests.worlds import World

Open = Callable[..., Browser]
COMMON = ("Que faire ici ?", "Écrire à l’EPF", "C’est fait", "qui peut nous aider", "plan.pdf", "a déposé la demande")


def read(browser: Browser, world: World, words: str = "") -> list[str]:
    """Return what the page and the archive say."""
    shown = browser.page(address(world, f"dossier/{words}")).main.get_text(" ", strip=True)
    return [shown, text_of(unzipped(browser, address(world, f"dossier/archive/{words}")))]


@pytest.mark.parametrize("name", ["marie", "paul", "awa", "otto", "sami", "adele"])
def test_everybody_who_exports_reads_the_common_part_alone(name: str, world: World, browser: Open) -> None:
    told(world)
    for text in read(browser(world.people[name]), world):
        assert [words for words in COMMON if words not in text] == []
        assert [word for word in SECRETS if word in text] == []


@pytest.mark.parametrize("name", ["awa", "otto", "sami", "adele"])
def test_advisers_read_their_part_when_they_ask(name: str, world: World, browser: Open) -> None:
    told(world)
    for text in read(browser(world.people[name]), world, "?conseillers=oui"):
        assert [word for word in (*SECRETS, *COMMON) if word not in text] == []
        assert "la collectivité ne voit pas cette partie" in text


@pytest.mark.parametrize("name", ["marie", "paul"])
def test_the_collectivite_is_refused_it(name: str, world: World, browser: Open) -> None:
    told(world)
    reader = browser(world.people[name])
    for rest in ("dossier/", "dossier/pdf/", "dossier/archive/"):
        assert reader.get(address(world, f"{rest}?conseillers=oui")).status_code == 403
        assert reader.post(address(world, rest), {"conseillers": "oui"}).status_code == 403
    assert "conseillers" not in str(reader.page(address(world)).form)


def test_the_archive_opens_without_the_site(world: World, browser: Open) -> None:
    told(world)
    with world.on(world.urbanvitaliz):
        talking.said(world.alone, world.actor(world.awa), "Avec un plan", files=("pdf",))
        talking.said(world.alone, world.actor(world.awa), "Et un autre", files=("pdf",))
        added(world, world.awa, "plan: v1?.txt", "con.txt")
    archive = unzipped(browser(world.marie), address(world, "dossier/archive/"))
    assert archive.testzip() is None
    names = archive.namelist()
    assert {"dossier.html", "dossier.css", "tableaux/chronologie.csv"} <= set(names)
    assert {"fichiers/plan- v1-.txt", "fichiers/_con.txt"} <= set(names)
    assert len({name.lower() for name in names}) == len(names)
    page = archive.read("dossier.html").decode()
    assert 'href="fichiers/plan-%20v1-.txt"' in page
    assert 'href="dossier.css"' in page
    assert "/static/" not in page
    assert "<script" not in page


def test_names_fit_every_system() -> None:
    assert [everywhere_fit(name) for name in ("a/b\\c.txt", "con.txt", "COM1", "fin. ", "...", "concert.pdf")] == [
        "a-b-c.txt",
        "_con.txt",
        "_COM1",
        "fin",
        "fichier",
        "concert.pdf",
    ]


def test_former_versions_are_kept_apart(world: World, browser: Open) -> None:
    added(world, world.awa, "plan.pdf", mark="une")
    added(world, world.awa, "plan.pdf", mark="deux")
    names = unzipped(browser(world.marie), address(world, "dossier/archive/")).namelist()
    assert {"fichiers/plan.pdf", "fichiers/versions-precedentes/plan.pdf"} <= set(names)


def test_a_big_archive_weighs_nothing_in_memory(world: World, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        for rank in range(4):
            content = b"%PDF-1.7\n" + bytes([rank]) * 10_000_000
            talking.said(world.alone, world.actor(world.awa), f"Plan {rank}")
            added_file(world, upload(f"{rank}.pdf", content))
    answer: Any = browser(world.marie).get(address(world, "dossier/archive/"))
    tracemalloc.start()
    size = sum(len(chunk) for chunk in answer)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 40_000_000
    assert peak < 3_000_000


def added_file(world: World, content: Any) -> None:
    """Put a file in the dossier."""
    add_files(SHARED, making.afresh(world.alone), [deposit(content)], by=world.actor(world.awa))


def test_each_export_is_written_in_the_journal(world: World, browser: Open) -> None:
    for name, rest in (("marie", "dossier/"), ("awa", "dossier/pdf/"), ("sami", "dossier/archive/")):
        answer: Any = browser(world.people[name]).get(address(world, rest))
        assert answer.status_code == 200
        assert ("export", "") in journal_of(world, world.people[name])
    journal = reverse("cases:journal", args=[world.case(world.alone).slug])
    assert browser(world.marie).page(journal).get_text().count("Un export") == 3


@pytest.mark.parametrize("words", ["", "?conseillers=oui"])
def test_it_costs_the_same_whatever_the_dossier_holds(words: str, world: World, browser: Open) -> None:
    told(world)
    reader, url = browser(world.awa), address(world, f"dossier/{words}")
    reader.page(url)
    count = 42 if words else 30
    with assert_queries(count):
        reader.page(url)
    making.published(world.alone, world.actor(world.awa), *(f"Recommandation {rank}" for rank in range(9)))
    for rank in range(9):
        talking.said(world.alone, world.actor(world.marie), f"Message {rank}", files=("pdf",))
        added(world, world.awa, f"plan-{rank}.pdf")
    with assert_queries(count):
        reader.page(url)
