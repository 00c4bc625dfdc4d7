"""A thread is read: pages both ways, what is new, what has come since, what is found; at a constant cost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recoco.domain.conversation.actions.reading import mark_read
from recoco.domain.conversation.feed import in_milliseconds
from recoco.domain.conversation.models import Message, MessageFile, MessageReading
from recoco.domain.conversation.threads import CONVERSATION
from recoco.domain.conversation.unread import unread_messages
from recoco.kernel.files.models import Reach, StoredFile
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.advice.making import afresh, published
from tests.domain.conversation.making import address, said
from tests.queries import counted
from tests.worlds import World

Open = Callable[..., Browser]


def fill(world: World, count: int, files: int = 0) -> list[Message]:
    """Say many things at once, Awa and Marie in turn, the last an hour ago."""
    with world.on(world.urbanvitaliz):
        here, first = afresh(world.alone), Message.objects.count()
        rows = []
        for rank in range(first, first + count):
            by = (world.awa, world.marie)[rank % 2]
            one = Message(case=here.case, portal=here.portal, token=str(rank), author_id=by.user_id)
            one.author_name, one.at = by.full_name, clock.now() - timedelta(hours=first + count - rank)
            one.say(f"Message numéro {rank}, **assez long** pour dire quelque chose de la friche et de la suite.")
            rows.append(one)
        made = Message.objects.bulk_create(rows)
        kept = [
            StoredFile(portal=here.portal, case_id=here.case_id, reach=Reach.CASE, name=f"plan {rank}.pdf", size=1)
            for rank in range(files)
        ]
        for one in kept:
            one.content_type, one.sha256 = "application/pdf", f"{kept.index(one):064}"
        StoredFile.objects.bulk_create(kept)
        MessageFile.objects.bulk_create(
            MessageFile(case_id=here.case_id, post=made[-1 - rank % count], file=one) for rank, one in enumerate(kept)
        )
        return made


def queries_of(reader: Browser, url: str) -> int:
    """Return how many queries a page makes."""
    with CaptureQueriesContext(connection) as captured:
        reader.page(url)
    return len(counted(captured))


@pytest.mark.parametrize("name", ["marie", "awa", "sami"])
def test_a_long_conversation_costs_what_a_short_one_does(name: str, world: World, browser: Open) -> None:
    reader = browser(world.people[name])
    fill(world, 2, files=1)
    published(world.alone, world.actor(world.awa), "Une")
    few = queries_of(reader, address(world))
    fill(world, 500, files=100)
    published(world.alone, world.actor(world.awa), "Deux", "Trois")
    assert queries_of(reader, address(world, "?fin")) == few <= {"sami": 24}.get(name, 21)
    for rest in ("", "?fin", "?q=friche", "contenu/"):
        assert len(reader.get(address(world, rest)).content) < 100_000, rest


def numbers(page: object) -> list[int]:
    """Return the ranks of the messages of a page."""
    found = page.select(".conversation-text")  # type: ignore[attr-defined]
    return [int(one.get_text().split("numéro ")[1].split(",")[0]) for one in found]


def test_pages_go_both_ways_and_an_old_message_is_found_by_its_link(world: World, browser: Open) -> None:
    made = fill(world, 100)
    sami = browser(world.sami)
    last = sami.page(address(world, "?fin"))
    assert numbers(last) == list(range(70, 100))
    older = sami.page(address(world, last.find("a", string="Messages plus anciens")["href"]))  # type: ignore[index]
    assert numbers(older) == list(range(40, 70))
    newer = sami.page(address(world, older.find("a", string="Messages plus récents")["href"]))  # type: ignore[index]
    assert numbers(newer) == list(range(70, 100))
    around = sami.page(address(world, f"?message={made[50].pk}"))
    assert numbers(around) == list(range(45, 75))
    assert around.select_one(f"#message-{made[50].pk}") is not None
    assert around.find("a", string="Messages plus anciens")
    assert around.find("a", string="Messages plus récents")
    assert numbers(sami.page(address(world, "?message=999999")))[0] == 0, "one resumes where one had read"


def test_what_is_new_is_counted_once_and_read_by_a_post_only(world: World, browser: Open) -> None:
    said(world.alone, world.actor(world.awa), "Avant")
    marie = browser(world.marie)
    page = marie.page(address(world))
    assert "1\u00a0nouveau message" in page.get_text()
    with world.on(world.urbanvitaliz):
        assert not MessageReading.objects.exists(), "reading a page writes nothing"
    assert marie.submit(address(world), "Marquer comme lu").status_code == 302
    said(world.alone, world.actor(world.otto), "Après", ago=timedelta(seconds=20))
    assert "1\u00a0nouveau message" in marie.page(address(world)).get_text()
    with world.on(world.urbanvitaliz):
        assert unread_messages(afresh(world.alone), world.actor(world.marie)) == 1
        assert unread_messages(afresh(world.alone), world.actor(world.otto)) == 1
        mark_read(CONVERSATION, afresh(world.alone), until=clock.now() - timedelta(days=9), by=world.actor(world.marie))
        assert unread_messages(afresh(world.alone), world.actor(world.marie)) == 1, "what is read is never unread again"
    said(world.alone, world.actor(world.otto), "Encore", ago=timedelta(seconds=15))
    assert "nouveaux messages de Otto Klein (Région) sur Friche Lebel" in " ".join(
        marie.page("/accueil/").get_text().split()
    )
    tabs = marie.page(f"/dossiers/{world.case(world.alone).slug}/").select_one(".cases-tabs")
    assert tabs is not None
    assert "Conversation 2" in " ".join(tabs.get_text(" ").split())
    found = marie.page("/dossiers/?conversation=non-lus").get_text()
    assert "Friche Lebel" in found
    assert "Pont des Moulins" not in found


def test_what_comes_is_asked_without_reloading(world: World, browser: Open) -> None:
    marie, now = browser(world.marie), clock.now() + timedelta(hours=1)
    url = address(world, f"nouveautes/?depuis={in_milliseconds(now)}")
    with clock.moved_to(now + timedelta(seconds=5)):
        empty = marie.get(url)
        assert empty.content.strip() == b""
        assert marie.get(url, headers={"If-None-Match": empty["ETag"]}).status_code == 304
        said(world.alone, world.actor(world.awa), "Une nouvelle", ago=timedelta(0))
        assert marie.get(url, headers={"If-None-Match": empty["ETag"]}).status_code == 304, "not yet settled"
    with clock.moved_to(now + timedelta(seconds=16)):
        full = marie.get(url, headers={"If-None-Match": empty["ETag"]})
        assert full.status_code == 200
        assert "Une nouvelle" in full.content.decode()
        assert "1\u00a0nouveau message de Awa Diop (DDT du Nord)." in full.content.decode()
        assert marie.get(url, headers={"If-None-Match": full["ETag"]}).status_code == 304
        later = address(world, f"nouveautes/?depuis={in_milliseconds(clock.now())}")
        assert marie.get(later).content.strip() == b""


def test_one_finds_words_and_files_in_it(world: World, browser: Open) -> None:
    said(world.alone, world.actor(world.awa), "La **réhabilitation** de la halle", files=("pdf",))
    said(world.alone, world.actor(world.marie), "Autre chose")
    for asked in ("rehabilitation", "PLAN-0", "halle réhab"):
        found = browser(world.paul).page(address(world, f"?q={asked}"))
        assert [one.get_text().split("\n")[0][:17] for one in found.select(".conversation-found a")] == [
            "La réhabilitation"
        ]
    assert "Aucun résultat" in browser(world.paul).page(address(world, "?q=zèbre")).get_text()


def test_a_publication_stands_in_the_thread_as_long_as_it_is_not_called_back(world: World, browser: Open) -> None:
    published(world.alone, world.actor(world.awa), "Écrire à l’EPF", "Visiter")
    card = browser(world.marie).page(address(world)).select_one(".conversation-card")
    assert card is not None
    assert "Awa Diop recommande" in " ".join(card.get_text(" ").split())
    assert "Visiter" in card.get_text()
    assert "Visiter" in browser(world.marie).page(address(world, "contenu/")).get_text()
    with world.on(world.urbanvitaliz):
        from recoco.domain.advice.actions.publishing import call_back
        from recoco.domain.advice.models import Publication

        call_back(Publication.objects.get(), by=world.actor(world.awa))
    assert browser(world.marie).page(address(world)).select_one(".conversation-card") is None


def test_activity_is_thin_lines_and_private_things_are_not_among_them(world: World, browser: Open) -> None:
    lines = [one.get_text() for one in browser(world.marie).page(address(world)).select(".conversation-line")]
    assert any("Awa Diop suit maintenant le dossier" in one for one in lines)
