"""The tab « Fichiers » gathers what came with messages, recommendations and the submission, and what is put there."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recoco.domain.advice.actions.drafting import Advice, write_draft
from recoco.domain.advice.actions.publishing import publish_drafts
from recoco.domain.conversation.actions.changing import hide_post
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION
from recoco.domain.filing.spaces import PRIVATE
from recoco.kernel.files.storing import deposit
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.conversation.making import said
from tests.domain.filing.making import added, address, fetched, linked, names_on, number_of, unique
from tests.queries import counted
from tests.worlds import World

Open = Callable[..., Browser]


def recommended_with(world: World, name: str) -> None:
    """Publish, as Awa, a recommendation with a file."""
    awa = world.actor(world.awa)
    with world.on(world.urbanvitaliz):
        words = Advice(title="Demander un diagnostic", text="Voici un modèle.")
        one = write_draft(afresh(world.alone), words, files=[deposit(unique(name))], by=awa)
        publish_drafts(afresh(world.alone), {one.pk: one.version}, by=awa)


def test_everything_is_there_with_where_it_comes_from_and_without_a_copy(world: World, browser: Open) -> None:
    message = said(world.alone, world.actor(world.marie), files=("png",))
    recommended_with(world, "cahier.pdf")
    added(world, world.paul, "délibération.pdf")
    page = browser(world.marie).page(address(world))
    assert set(names_on(page)) == {"plan-0.png", "cahier.pdf", "délibération.pdf"}
    assert "3\u00a0fichiers" in page.text
    said_of = {
        line.select_one(".filing-name a").text: line.select_one(".fr-hint-text").text
        for line in page.select(".filing-line")
    }
    assert "joint au message de Marie Lebrun" in said_of["plan-0.png"]
    assert "joint à la recommandation" in said_of["cahier.pdf"]
    assert "Paul Petit" in said_of["délibération.pdf"]
    with world.on(world.urbanvitaliz):
        hide_post(CONVERSATION, message, reason="Hors sujet", by=world.actor(world.sami))
    assert "plan-0.png" not in names_on(browser(world.marie).page(address(world)))


def test_it_is_searched_sorted_and_paged_with_exact_counts(world: World, browser: Open) -> None:
    start = clock.now() - timedelta(days=2)
    for rank in range(30):
        with clock.moved_to(start + timedelta(minutes=rank)):
            added(world, world.paul, f"Façade n{rank:02}.txt")
    marie = browser(world.marie)
    page = marie.page(address(world))
    assert (len(names_on(page)), names_on(page)[0]) == (25, "Façade n29.txt")
    assert "30\u00a0fichiers" in page.text
    assert len(names_on(marie.page(address(world, "?page=2")))) == 5
    assert names_on(marie.page(address(world, "?tri=nom")))[0] == "Façade n00.txt"
    assert names_on(marie.page(address(world, "?q=facade+n07"))) == ["Façade n07.txt"]
    assert "Aucun fichier trouvé" in marie.page(address(world, "?q=piscine")).text
    for sort in ("anciens", "type", "taille", "auteur", "n’importe quoi"):
        assert len(names_on(marie.page(address(world, f"?tri={sort}")))) == 25


@pytest.mark.parametrize("name", ["marie", "awa", "sami"])
def test_a_page_costs_the_same_with_five_or_a_hundred_files(name: str, world: World, browser: Open) -> None:
    reader = browser(world.people[name])
    recommended_with(world, "cahier.pdf")
    said(world.alone, world.actor(world.marie), files=("png",))
    said(world.alone, world.actor(world.awa), thread=ADVISERS_SPACE, files=("png",))
    added(world, world.awa, "plan.pdf", "photo.png")
    few = queries_of(reader, address(world))
    for rank in range(5):
        added(world, world.awa, *(f"note-{rank}-{one}.txt" for one in range(20)))
        for one in range(8):
            linked(world, world.marie, f"https://exemple.fr/{rank}/{one}", f"Lien {rank} {one}")
    assert queries_of(reader, address(world)) == few == {"marie": 18, "awa": 19, "sami": 20}[name]
    assert "40\u00a0liens" in reader.page(address(world)).text
    assert "104\u00a0fichiers" in reader.page(address(world)).text
    assert len(reader.get(address(world)).content) < 100_000


def test_a_file_costs_the_same_with_one_former_version_or_ten(world: World, browser: Open) -> None:
    awa = browser(world.awa)
    added(world, world.awa, "plan.pdf")
    costs = []
    for rank in range(1, 11):
        last = number_of(added(world, world.awa, "plan.pdf", mark=str(rank)))
        if rank in {1, 10}:
            costs.append(queries_of(awa, address(world, f"{last}/")))
    assert "11\u00a0versions" in awa.page(address(world, f"{last}/")).text
    assert costs[0] == costs[1] <= 20


def queries_of(reader: Browser, url: str) -> int:
    """Return how many queries a page makes."""
    with CaptureQueriesContext(connection) as captured:
        reader.page(url)
    return len(counted(captured))


def test_all_of_them_come_in_one_zip_without_two_of_the_same_name(world: World, browser: Open) -> None:
    added(world, world.paul, "plan.pdf")
    said(world.alone, world.actor(world.marie), files=("png",))
    said(world.alone, world.actor(world.awa), files=("png",))
    added(world, world.awa, "secret.pdf", space=PRIVATE)
    answer, content = fetched(browser(world.marie), address(world, "archive/"))
    assert answer["Content-Disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {"plan.pdf", "plan-0.png", "plan-0 (2).png"}
        assert b"%PDF" in archive.read("plan.pdf")


def test_private_files_are_the_advisers_own(world: World, browser: Open) -> None:
    number = number_of(added(world, world.awa, "secret.pdf", space=PRIVATE))
    said(world.alone, world.actor(world.otto), thread=ADVISERS_SPACE, files=("png",))
    awa, marie = browser(world.awa), browser(world.marie)
    page = awa.page(address(world, "conseillers/"))
    assert set(names_on(page)) == {"secret.pdf", "plan-0.png"}
    assert "la collectivité ne voit pas cette page" in page.text
    assert "secret.pdf" in awa.page(address(world)).text, "their last ones stand beside the common ones"
    assert "secret.pdf" not in marie.page(address(world)).text
    for rest in ("conseillers/", "conseillers/archive/", f"conseillers/{number}/", f"conseillers/{number}/contenu/"):
        assert marie.get(address(world, rest)).status_code == 403, "she knows that advisers have a space"
    assert marie.get(address(world, f"{number}/")).status_code == 404
    assert browser(world.ines).get(address(world, "conseillers/")).status_code == 404
