"""Who opens share links is counted and written, who guesses is slowed down, and who else reads is never hidden."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from recoco.domain.cases.models import AccessEntry
from recoco.domain.sharing.actions.linking import MOST_OPEN, make_link, revoke_link
from recoco.domain.sharing.models import SharedPart
from recoco.kernel.access.limits import TooMany
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.advice import making
from tests.domain.sharing.making import shared
from tests.queries import assert_queries
from tests.surfaces.papers.making import told
from tests.worlds import World

Open = Callable[..., Browser]
P = SharedPart


def test_whoever_opens_it_is_counted_once_a_day_and_written_in_the_journal(world: World, browser: Open) -> None:
    url, marie = shared(world), browser(world.marie)
    for agent, times in (("Firefox", 3), ("Chrome", 1)):
        for _ in range(times):
            Browser(world.urbanvitaliz).get(url, headers={"user-agent": agent})
    browser(world.tess).get(url)
    slug = world.case(world.alone).slug
    assert "3 ouvertures" in marie.page(reverse("sharing:index", args=[slug])).get_text().replace("\u00a0", " ")
    journal = marie.page(reverse("cases:journal", args=[slug])).get_text(" ", strip=True)
    assert (
        journal.count("Le lien de partage « Conseil municipal »".replace("« ", "«\u00a0").replace(" »", "\u00a0»")) == 3
    )
    assert journal.count("Quelqu’un, sans compte") == 2
    assert "Tess Morel" in journal
    with world.on(world.urbanvitaliz):
        assert all(row.user_id < 0 for row in AccessEntry.objects.filter(name__startswith="Quelqu"))


def test_who_reads_by_links_is_said_where_all_readers_are(world: World, browser: Open) -> None:
    page = reverse("cases:readers", args=[world.case(world.alone).slug])
    assert "Personne d’autre n’y a accès" in browser(world.paul).page(page).get_text()
    shared(world)
    said = browser(world.paul).page(page).get_text(" ", strip=True)
    assert "Personne d’autre n’y a accès" not in said
    assert "Conseil municipal" in said
    activity = browser(world.paul).page(reverse("cases:activity", args=[world.case(world.alone).slug])).get_text()
    assert "a créé le lien de partage" in activity


def test_there_are_only_so_many(world: World) -> None:
    with world.on(world.urbanvitaliz):
        here, parts, day = making.afresh(world.alone), [P.ADVICE], timedelta(days=1)
        for rank in range(MOST_OPEN):
            who = world.marie if rank % 2 else world.awa
            link, _ = make_link(here, label="a", parts=parts, lasts=day, by=world.actor(who))
        with pytest.raises(Refused, match="20 liens ouverts"):
            make_link(here, label="a", parts=parts, lasts=day, by=world.actor(world.awa))
        for _ in range(9):
            revoke_link(link, by=world.actor(world.marie))
            link, _ = make_link(here, label="a", parts=parts, lasts=day, by=world.actor(world.marie))
        revoke_link(link, by=world.actor(world.marie))
        make_link(here, label="a", parts=parts, lasts=day, by=world.actor(world.marie))
        with pytest.raises(TooMany):
            make_link(here, label="a", parts=parts, lasts=day, by=world.actor(world.marie))


def test_whoever_guesses_is_kept_waiting(world: World, visitor: Browser) -> None:
    url = shared(world)
    for rank in range(60):
        assert visitor.get(f"/partage/essai-{rank}/").status_code == 404
    assert visitor.get("/partage/essai/").status_code == 429
    assert visitor.get(url).status_code == 429
    assert Browser(world.urbanvitaliz, REMOTE_ADDR="192.0.2.1").get(url).status_code == 200
    with clock.moved_to(clock.now() + timedelta(minutes=11)):
        assert visitor.get(url).status_code == 200


def test_it_costs_the_same_whatever_the_dossier_holds(world: World, visitor: Browser) -> None:
    told(world)
    url = shared(world)
    visitor.page(url)
    with assert_queries(11):
        visitor.page(url)
    making.published(world.alone, world.actor(world.awa), *(f"Recommandation {rank}" for rank in range(20)))
    with assert_queries(11):
        visitor.page(url)
