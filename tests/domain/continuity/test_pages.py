"""The pages of people and hand-overs: who finds what, in how many queries, and what a brief tells."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils.timezone import localdate

from recoco.domain.accounts.models import PortalRole
from recoco.domain.cases.models import AccessEntry, Opened
from recoco.domain.continuity.models import HandOver
from recoco.domain.conversation.actions.briefing import write_brief
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.advice.making import afresh, drafted, published
from tests.domain.continuity.passing import all_of, followed, passed, places, to_do
from tests.domain.conversation.making import said
from tests.queries import assert_queries
from tests.worlds import World

Open = Callable[..., Browser]
PEOPLE = "/administration/personnes/"
OWN = "/mon-compte/passation/"


def words(page: object) -> str:
    return " ".join(page.get_text(" ", strip=True).split())  # type: ignore[attr-defined]


@pytest.mark.parametrize("asked", ["diop", "AWA", "ddt nord", "awa@exemple", "Dióp conseiller"])
def test_the_team_finds_somebody(asked: str, world: World, browser: Open) -> None:
    page = browser(world.sami).page(f"{PEOPLE}?q={asked}")
    assert [one.text for one in page.select("td a")] == ["Awa Diop"]


def test_nobody_found_says_what_to_do(world: World, browser: Open) -> None:
    assert "Personne ne répond" in words(browser(world.sami).page(f"{PEOPLE}?q=zzz").main)


def test_the_page_of_somebody_says_what_they_hold(world: World, browser: Open) -> None:
    said_of = words(browser(world.sami).page(f"{PEOPLE}{world.awa.pk}/").main)
    for fact in ("Awa Diop", "awa@exemple.fr", "Conseiller·ère · Nord", "Friche Lebel", "Pont des Moulins"):
        assert fact in said_of
    assert "Référent·e côté collectivité" in words(browser(world.sami).page(f"{PEOPLE}{world.marie.pk}/").main)


def test_ending_a_role_proposes_the_hand_over(world: World, browser: Open) -> None:
    sami = browser(world.sami)
    url = f"{PEOPLE}{world.awa.pk}/"
    answer = sami.post(f"{url}fin-de-role/", {"role": "adviser"})
    assert answer["Location"] == f"{url}passation/"
    assert "Awa Diop suit encore 2\u00a0dossiers" in sami.get(answer["Location"]).content.decode()
    with world.on(world.urbanvitaliz):
        assert not PortalRole.objects.filter(person=world.awa, until=None).exists()
    assert " au " in words(sami.page(url).main)
    assert sami.post(f"{url}fin-de-role/", {"role": "adviser"}).status_code == 409
    assert sami.post(f"{url}fin-de-role/", {"role": "king"}).status_code == 409


def test_ending_the_role_of_who_holds_nothing_stays_on_their_page(world: World, browser: Open) -> None:
    url = f"{PEOPLE}{world.tess.pk}/"
    assert browser(world.sami).post(f"{url}fin-de-role/", {"role": "adviser"})["Location"] == url


def test_the_team_does_not_end_a_role_above_its_own(world: World, browser: Open) -> None:
    url = f"{PEOPLE}{world.adele.pk}/"
    page = browser(world.sami).page(url)
    assert page.select("form[action$=fin-de-role\\/]") == []
    assert browser(world.sami).post(f"{url}fin-de-role/", {"role": "admin"}).status_code == 403


def test_sami_passes_everything_in_one_gesture(world: World, browser: Open) -> None:
    followed(world, 3)
    to_do(world, world.alone)
    drafted(world.alone, world.actor(world.awa), "Brouillon")
    sami, url = browser(world.sami), f"{PEOPLE}{world.awa.pk}/passation/"
    shown = sami.page(f"{url}?a={world.tess.pk}")
    said_there = words(shown.main)
    assert "5 dossiers peuvent passer" in said_there
    assert "1 chose à faire et 1 recommandation en brouillon" in said_there
    boxes = [box["value"] for box in shown.select("input[name=cases]")]
    assert all(box.has_attr("checked") for box in shown.select("input[name=cases]"))
    answer = sami.post(f"{url}?a={world.tess.pk}", {"cases": boxes, "message": "Bon courage"})
    assert answer["Location"] == f"{PEOPLE}{world.awa.pk}/"
    assert "Dossiers confiés à Tess Morel" in words(sami.page(answer["Location"]).main)
    assert places(world, world.awa) == {}
    again = sami.post(f"{url}?a={world.tess.pk}", {"cases": boxes})
    assert again.status_code == 409
    assert "vient de confier ces dossiers à Tess Morel" in again.content.decode()


def test_nothing_chosen_or_nobody_is_told_beside_the_field(world: World, browser: Open) -> None:
    sami, url = browser(world.sami), f"{PEOPLE}{world.awa.pk}/passation/"
    assert sami.post(f"{url}?a={world.tess.pk}", {}).status_code == 422
    assert sami.get(f"{url}?a={world.marie.pk}").status_code == 422
    assert sami.get(f"{url}?a=zzz").status_code == 422
    assert sami.post(f"{url}?a={world.tess.pk}", {"cases": ["zzz"]}).status_code == 422
    assert len(places(world, world.awa)) == 2


def test_awa_passes_her_own(world: World, browser: Open) -> None:
    awa = browser(world.awa)
    boxes = [box["value"] for box in awa.page(f"{OWN}?a={world.tess.pk}").select("input[name=cases]")]
    assert awa.post(f"{OWN}?a={world.tess.pk}", {"cases": boxes})["Location"] == OWN
    assert "Aucun dossier à confier" in words(awa.page(OWN).main)


def test_marie_has_nothing_to_pass(world: World, browser: Open) -> None:
    assert "Aucun dossier à confier" in words(browser(world.marie).page(OWN).main)


def told(world: World) -> HandOver:
    """Fill Marie's dossier with what matters, and pass it to Tess."""
    awa, marie = world.actor(world.awa), world.actor(world.marie)
    ahead = localdate(clock.now()) + timedelta(days=9)
    to_do(world, world.alone, "Appeler l’EPF", due_on=ahead)
    published(world.alone, awa, "Écrire à l’ADEME")
    drafted(world.alone, awa, "Brouillon")
    said(world.alone, marie, "Le toit fuit encore")
    with world.on(world.urbanvitaliz):
        write_brief(afresh(world.alone), "La mairie hésite.", version=0, by=awa)
    return passed(world, world.tess, by=world.sami, message="Commencez par la friche.")


def test_the_brief_tells_in_one_page_what_matters(world: World, browser: Open) -> None:
    done = told(world)
    page = browser(world.tess).page(f"/passations/{done.pk}/")
    first, second = page.select("article")
    shown = words(first)
    for fact in (
        "Friche Lebel", "Lille (59)", "À traiter", "depuis le", "Marie Lebrun, Maire (Mairie de Lille)",
        "Appeler l’EPF (Tess Morel, avant le", "Écrire à l’ADEME", "1 brouillon à relire",
        "« Le toit fuit encore »",
        "Otto Klein (Région), observateur·rice", "La mairie hésite.",
    ):  # fmt: skip
        assert fact in shown, fact
    assert "Pont des Moulins" in words(second)
    assert "Commencez par la friche." in words(page.main)
    assert "marie@exemple.fr" not in shown


def test_how_to_reach_the_referents_is_asked_and_noted(world: World, browser: Open) -> None:
    done = told(world)
    tess = browser(world.tess)
    answer = tess.submit(f"/passations/{done.pk}/", "Afficher les coordonnées des référents")
    assert "marie@exemple.fr" in answer.content.decode()
    with world.on(world.urbanvitaliz):
        noted = AccessEntry.objects.filter(user_id=world.tess.user_id, what=Opened.CONTACT)
        assert {(one.case_id, one.about_name) for one in noted} == {
            (world.alone.case_id, "Marie Lebrun"), (world.shared.case_id, "Marie Lebrun"),
        }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "status"),
    [("tess", 200), ("sami", 200), ("adele", 200), ("awa", 404), ("marie", 404), ("otto", 404), ("olga", 404)],
)
def test_a_brief_is_for_who_takes_up_and_for_the_team(name: str, status: int, world: World, browser: Open) -> None:
    done = told(world)
    reader = browser(world.people[name])
    assert reader.get(f"/passations/{done.pk}/").status_code == status
    assert reader.post(f"/passations/{done.pk}/coordonnees/").status_code == status


def test_of_what_was_passed_on_since_the_brief_says_nothing(world: World, browser: Open) -> None:
    done = told(world)
    with world.on(world.urbanvitaliz):
        PortalRole.objects.filter(person=world.tess).update(until=clock.now())
    passed(world, world.ines, by=world.sami, giver=world.tess)
    page = browser(world.tess).page(f"/passations/{done.pk}/")
    assert page.select("article") == []
    assert "2 autres dossiers de cette passation ne sont plus à lire" in words(page.main)


def test_pages_cost_the_same_with_one_dossier_or_thirty(world: World, browser: Open) -> None:
    sami = browser(world.sami)
    followed(world, 28)
    passing = f"{PEOPLE}{world.awa.pk}/passation/?a={world.tess.pk}"
    for url, count in ((PEOPLE, 8), (f"{PEOPLE}?q=awa", 10), (f"{PEOPLE}{world.awa.pk}/", 13), (passing, 13)):
        sami.page(url)
        with assert_queries(count):
            sami.page(url)
    done = told(world)
    tess = browser(world.tess)
    tess.page(f"/passations/{done.pk}/")
    with assert_queries(17):
        page = tess.page(f"/passations/{done.pk}/")
    assert len(page.select("article")) == 30


def test_addresses_of_nobody_are_absent(world: World, browser: Open) -> None:
    sami = browser(world.sami)
    for url in (f"{PEOPLE}999999/", f"{PEOPLE}999999/passation/", "/passations/999999/"):
        assert sami.get(urlsplit(url).path).status_code == 404
    assert all_of(world, world.tess, world.sami)
