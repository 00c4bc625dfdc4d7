"""The team decides on those who ask to advise."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from recoco.domain.accounts.actions.adviser_requests import accept_request, refuse_request
from recoco.domain.accounts.models import AdviserRequest, PortalRole
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.accounts.applying import LIST, asked_by, path_of
from tests.domain.accounts.post import mails_to
from tests.queries import assert_queries
from tests.worlds import World, make_person

QUERIES = 12


@pytest.fixture
def sami(browser: Any, world: World) -> Browser:
    """Sami at his desk."""
    opened: Browser = browser(world.sami)
    return opened


def territory_of(world: World, person: Any) -> tuple[bool, list[str]]:
    """Return where *person* advises now."""
    with world.on(world.urbanvitaliz):
        role = PortalRole.objects.get(person=person, name="adviser", until=None)
        return role.is_national, sorted(role.departements.values_list("departement__code", flat=True))


def test_sami_reads_all_he_needs_and_accepts(sami: Browser, world: World) -> None:
    asked_by(world, world.zoe)
    page = sami.page(LIST).find("main").text
    for fact in (
        "Zoé Blanc",
        "zoe@exemple.fr",
        "DDT du Nord",
        "Chargée de mission",
        "Nord (59)",
        "J’aide les communes",
    ):
        assert fact in page
    assert sami.submit(LIST, "Accepter Zoé Blanc")["Location"] == LIST
    assert "Zoé Blanc conseille maintenant ici" in sami.page(LIST).text
    assert territory_of(world, world.zoe) == (False, ["59"])
    (told,) = mails_to("zoe@exemple.fr", "adviser_request_accepted")
    assert (told.words["territory"], told.words["is_changed"]) == ("Nord (59)", False)
    with world.on(world.urbanvitaliz):
        event = Event.objects.get(type="adviser_request.decided")
        assert event.sentence == "Sami Haddad a accepté la demande de Zoé Blanc de devenir conseiller·ère"
        assert told.causes == [event.pk]


def test_the_territory_is_changed_in_place_and_both_are_kept(sami: Browser, world: World, browser: Any) -> None:
    asked = asked_by(world, world.zoe, departements=[world.nord, world.gironde])
    wrong = sami.submit(LIST, "Accepter Zoé Blanc", departements="59, 99")
    assert wrong.status_code == 422
    assert "59, 99" in wrong.content.decode()
    sami.submit(LIST, "Accepter Zoé Blanc", departements="33")
    assert territory_of(world, world.zoe) == (False, ["33"])
    with world.on(world.urbanvitaliz):
        kept = AdviserRequest.objects.get(pk=asked.pk)
        assert (kept.asked_territory, kept.granted_territory) == ("Gironde (33), Nord (59)", "Gironde (33)")
    assert mails_to("zoe@exemple.fr", "adviser_request_accepted")[0].words["is_changed"]
    assert "Territoire ouvert\u00a0: Gironde (33)" in browser(world.zoe).page("/devenir-conseiller/ma-demande/").text


def test_a_refusal_needs_a_reason_that_the_applicant_reads(sami: Browser, world: World) -> None:
    asked = asked_by(world, world.zoe)
    assert sami.post(path_of(asked, "refus"), {"reason": " "}).status_code == 422
    with world.on(world.urbanvitaliz), pytest.raises(Refused, match="raison"):
        refuse_request(asked, reason=" ", by=world.actor(world.sami))
    assert sami.submit(path_of(asked, "refus"), "Refuser la demande", reason="Hors du territoire")["Location"] == LIST
    (told,) = mails_to("zoe@exemple.fr", "adviser_request_refused")
    assert told.words["reason"] == "Hors du territoire"
    assert told.words["path"] == "/devenir-conseiller/demande/"
    page = sami.page(f"{LIST}?etat=decidees").text
    assert "Hors du territoire" in page
    assert "Sami Haddad a refusé" in page
    asked_by(world, world.zoe)
    assert "Une demande déjà refusée" in sami.page(LIST).text


@pytest.mark.parametrize("gesture", ["acceptation", "refus"])
def test_the_second_to_decide_reads_who_did(gesture: str, sami: Browser, world: World) -> None:
    asked = asked_by(world, world.zoe)
    with world.on(world.urbanvitaliz):
        accept_request(asked, is_national=True, by=world.actor(world.adele))
    answer = sami.post(path_of(asked, gesture), {"is_national": "on", "reason": "Non"})
    assert answer.status_code == 409
    assert "Adèle Roux a déjà accepté cette demande." in answer.content.decode()
    assert territory_of(world, world.zoe) == (True, [])
    assert "Votre réponse n’est pas partie" not in sami.page(path_of(asked, gesture)).text


@pytest.mark.parametrize("name", ["marie", "awa", "zoe", "olga", "nora"])
def test_only_the_team_decides(name: str, world: World, browser: Any) -> None:
    asked, person = asked_by(world, world.paul), world.people[name]
    for gesture in ("acceptation", "refus"):
        status = browser(person, world.urbanvitaliz).get(path_of(asked, gesture)).status_code
        assert status == (404 if name == "nora" else 403)
    if person.portal != world.urbanvitaliz:
        return  # elsewhere they are nobody: the walls stop even a forged gesture
    with world.on(world.urbanvitaliz), pytest.raises(Forbidden):
        accept_request(asked, is_national=True, by=world.actor(person))


def test_the_database_keeps_decisions_whole(world: World) -> None:
    asked = asked_by(world, world.zoe)
    facts = {"decided_at": clock.now(), "decided_by": world.sami, "is_accepted": False}
    with world.on(world.urbanvitaliz):
        for wrong in ({"is_accepted": True}, {"decided_at": clock.now()}, facts):
            with pytest.raises(IntegrityError), transaction.atomic():
                AdviserRequest.objects.filter(pk=asked.pk).update(**wrong)


def test_the_badge_and_the_tabs_count_what_waits(sami: Browser, world: World, browser: Any) -> None:
    asked_by(world, world.zoe)
    for url, current in (("/moderation/", "Dossiers"), (LIST, "Demandes de conseillers 1")):
        page = sami.page(url)
        tabs = page.select(".ui-tabs a")
        assert [tab.get_text(" ", strip=True) for tab in tabs][:3] == [
            "Dossiers",
            "Demandes à rejoindre",
            "Demandes de conseillers 1",
        ]
        assert [tab.get_text(" ", strip=True) for tab in tabs if tab.get("aria-current")] == [current]
    assert "Modération 1" in page.header.get_text(" ", strip=True)
    assert "Modération" not in browser(world.awa).page("/").header.text


def test_the_list_is_exact_oldest_first_and_costs_the_same(sami: Browser, world: World) -> None:
    with clock.moved_to(clock.now() - timedelta(days=3)):
        asked_by(world, world.zoe)
    sami.page(LIST)
    with assert_queries(QUERIES):
        sami.page(LIST)
    for rank in range(14):
        with world.on(world.urbanvitaliz):
            person = make_person(f"Lou{rank}", "Martin")
        asked_by(world, person, departements=[world.nord, world.gironde])
    with assert_queries(QUERIES):
        page = sami.page(LIST)
    names = [title.text for title in page.select("main h3")]
    assert names[0] == "Zoé Blanc"
    assert len(names) == 10
    assert "15\u00a0demandes à examiner" in page.text
    assert len(sami.page(f"{LIST}?page=2").select("main h3")) == 5
    assert "Aucune demande n’a encore été décidée" in sami.page(f"{LIST}?etat=decidees").text
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
