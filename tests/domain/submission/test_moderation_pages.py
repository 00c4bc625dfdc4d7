"""The pages of moderation: one card after the other, and what was refused."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recoco.domain.cases.models import Placement, Status
from recoco.domain.submission.actions.moderation import refuse_placement
from recoco.domain.submission.moderation_forms import OTHER
from tests.client import Browser
from tests.queries import assert_queries, counted
from tests.worlds import World, submitted_case

Open = Callable[..., Browser]
LIST = "/moderation/"


@pytest.fixture
def halle(world: World) -> Placement:
    """A case of Marie's that waits on UrbanVitaliz."""
    with world.on(world.urbanvitaliz):
        return submitted_case("Halle aux grains", world.lille, world.marie)


def test_the_page_shows_one_card_then_the_next(world: World, halle: Placement, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        second = submitted_case("Lavoir", world.roubaix, world.paul)
    sami = browser(world.sami)
    page = sami.page(LIST)
    assert [one.get_text(strip=True) for one in page.select("article h2")] == ["Halle aux grains"]
    assert "2\u00a0demandes à examiner" in page.get_text()
    done = sami.post(f"/moderation/{halle.case_id}/accepter/", {"rejoindre": "1", "page": "1"})
    assert done["Location"] == f"{LIST}?page=1"
    assert [one.get_text(strip=True) for one in sami.page(done["Location"]).select("article h2")] == ["Lavoir"]
    assert sami.submit(f"/moderation/{second.case_id}/refuser/", "Refuser la demande").status_code == 422
    silent = sami.submit(f"/moderation/{second.case_id}/refuser/", "Refuser la demande", reason=OTHER)
    assert "Écrivez la raison du refus" in silent.content.decode()
    sent = {"reason": "Le projet est déjà suivi dans un autre dossier", "details": "Voyez le n° 12."}
    assert sami.submit(f"/moderation/{second.case_id}/refuser/", "Refuser la demande", **sent).status_code == 302
    refused = sami.page(f"{LIST}?etat=refuses").get_text(" ", strip=True)
    assert "Lavoir" in refused
    assert "déjà suivi dans un autre dossier" in refused
    sami.submit(f"/moderation/{second.case_id}/revoir/", "Accepter ce dossier", reason="Erreur de ma part")
    with world.on(world.urbanvitaliz):
        assert Placement.objects.get(pk=second.pk).status == Status.TO_PROCESS


def test_an_e_mail_opens_the_card_of_its_dossier(world: World, halle: Placement, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        second = submitted_case("Lavoir", world.roubaix, world.paul)
    sami = browser(world.sami)
    for asked, seen in ((second.case_id, "Lavoir"), (halle.case_id, "Halle aux grains"), (9**20, "Halle aux grains")):
        page = sami.page(f"{LIST}?dossier={asked}")
        assert [one.get_text(strip=True) for one in page.select("article h2")] == [seen]


def test_of_a_refused_proposal_the_refusal_is_kept_and_not_the_content(
    world: World, halle: Placement, browser: Open
) -> None:
    sami, nora = browser(world.sami), browser(world.nora)
    sami.submit(
        f"/moderation/{halle.case_id}/reorienter/",
        "Réorienter la demande",
        portal=world.sosponts.pk,
        message="Un pont ?",
    )
    card = nora.page(LIST).get_text(" ", strip=True)
    for words in ("Halle aux grains", "Message de l’équipe d’UrbanVitaliz", "Un pont ?"):
        assert words in card
    nora.submit(
        f"/moderation/{halle.case_id}/refuser/", "Refuser le dossier", reason=OTHER, details="Ce n’est pas un pont"
    )
    nora.page(LIST)  # says what has just been done
    kept = nora.page(f"{LIST}?etat=refuses").get_text(" ", strip=True)
    assert f"n°\u00a0{halle.case_id}" in kept.replace("n° ", "n°\u00a0")
    assert "Ce n’est pas un pont" in kept
    assert "Halle aux grains" not in kept
    assert nora.get(f"/dossiers/{halle.case_id}-halle/").status_code == 404
    assert nora.get(f"/moderation/{halle.case_id}/revoir/").status_code == 404


def test_the_pages_ask_the_same_number_of_queries_however_many_wait(world: World, browser: Open) -> None:
    sami = browser(world.sami)
    with world.on(world.urbanvitaliz):
        for rank in range(3):
            refuse_placement(
                submitted_case(f"Refus {rank}", world.lille, world.marie), reason="X", by=world.actor(world.sami)
            )
        submitted_case("Halle", world.bordeaux, world.marie)
    few = queries_of(sami, LIST), queries_of(sami, f"{LIST}?etat=refuses")
    with world.on(world.urbanvitaliz):
        for rank in range(3):
            submitted_case(f"Attente {rank}", world.roubaix, world.marie)
            refuse_placement(
                submitted_case(f"Encore {rank}", world.lille, world.paul), reason="X", by=world.actor(world.sami)
            )
    with assert_queries(few[0]):
        sami.page(LIST)
    with assert_queries(few[1]):
        sami.page(f"{LIST}?etat=refuses")
    assert few[0] <= 24
    assert few[1] <= 13


def queries_of(reader: Browser, url: str) -> int:
    """Return how many queries a page makes."""
    with CaptureQueriesContext(connection) as captured:
        reader.page(url)
    return len(counted(captured))
