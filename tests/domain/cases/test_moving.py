"""A dossier changes status from its page or from the board: nobody overwrites what a colleague has just done."""

from collections.abc import Callable

import pytest

from recoco.domain.cases.actions.archiving import archive_placement, restore_placement
from recoco.domain.cases.actions.moving import close_placement, move_placement, reopen_placement
from recoco.domain.cases.models import Placement, PlacementStatus, Status
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.worlds import World

Open = Callable[..., Browser]
S = Status


def alone(world: World) -> Placement:
    """Return Marie's own case, read afresh."""
    with world.on(world.urbanvitaliz):
        return Placement.objects.with_case().get(pk=world.alone.pk)


def last_event(world: World) -> Event:
    """Return the last thing that happened on it."""
    with world.on(world.urbanvitaliz):
        return Event.objects.of_case(world.alone.case_id).first()  # type: ignore[return-value]


def page_of(world: World, tail: str = "statut/") -> str:
    """Return the address of one of its pages."""
    return f"/dossiers/{world.case(world.alone).slug}/{tail}"


def test_a_move_says_before_after_and_why(world: World) -> None:
    awa, one = world.actor(world.awa), alone(world)
    with world.on(world.urbanvitaliz):
        move_placement(one, S.WAITING, by=awa, version=one.version)
        assert (
            last_event(world).sentence
            == "Awa Diop a passé le dossier de «\u00a0À traiter\u00a0» à «\u00a0En attente\u00a0»"
        )
        move_placement(one, S.INTERRUPTED, by=awa, version=one.version, reason="Le maire a démissionné")
        assert last_event(world).sentence.endswith("\u00a0: «\u00a0Le maire a démissionné\u00a0»")
        assert PlacementStatus.objects.get(placement=one, until=None).reason == "Le maire a démissionné"


def test_what_one_saw_is_what_one_moves(world: World) -> None:
    awa, sami, seen = world.actor(world.awa), world.actor(world.sami), alone(world).version
    with world.on(world.urbanvitaliz):
        move_placement(alone(world), S.DONE, by=awa, version=seen)
        with pytest.raises(Refused, match="Awa Diop vient de passer ce dossier en «\u00a0Traité\u00a0»"):
            move_placement(alone(world), S.WAITING, by=sami, version=seen)
    assert alone(world).status == S.DONE


@pytest.mark.parametrize("name", ["marie", "paul", "otto", "tess", "ines", "olga"])
def test_the_others_do_not_move_it(name: str, world: World) -> None:
    one = alone(world)
    with world.on(world.urbanvitaliz):
        for to in (S.WAITING, S.CLOSED):
            with pytest.raises(Forbidden):
                move_placement(one, to, by=world.actor(world.people[name]), version=one.version, reason="Fini")


def test_closed_then_reopened(world: World) -> None:
    awa, sami, one = world.actor(world.awa), world.actor(world.sami), alone(world)
    with world.on(world.urbanvitaliz):
        close_placement(one, by=awa, version=one.version, reason="Le projet a abouti")
        assert last_event(world).sentence == "Awa Diop a clos le dossier\u00a0: «\u00a0Le projet a abouti\u00a0»"
        for to in (S.WAITING, S.CLOSED):
            with pytest.raises(Refused, match="clos"):
                move_placement(one, to, by=sami, version=one.version, reason="Encore")
        with pytest.raises(Forbidden):
            reopen_placement(one, by=awa, version=one.version)
        reopen_placement(one, by=sami, version=one.version)
        assert one.status == S.TO_PROCESS
        with pytest.raises(Refused, match="n’est pas clos"):
            reopen_placement(one, by=sami, version=one.version)


def test_archived_it_is_the_team_s_alone_and_comes_back_as_it_was(world: World) -> None:
    sami, one = world.actor(world.sami), alone(world)
    with world.on(world.urbanvitaliz):
        move_placement(one, S.IN_PROGRESS, by=sami, version=one.version)
        with pytest.raises(Refused, match="raison"):
            archive_placement(one, by=sami, reason=" ")
        with pytest.raises(Refused, match="Aucun autre dossier"):
            archive_placement(one, by=sami, double_of=one.case_id)
        archive_placement(one, by=sami, double_of=world.shared.case_id)
        assert one.archive_reason == f"Doublon du n° {world.shared.case_id}."
        for name, visible in {"marie": False, "awa": False, "tess": False, "sami": True, "olga": True}.items():
            seen = Placement.objects.visible_to(world.actor(world.people[name])).filter(pk=one.pk)
            assert seen.exists() is visible, name
        with pytest.raises(Refused, match="archivé"):
            move_placement(one, S.DONE, by=sami, version=one.version)
        with pytest.raises(Refused, match="vient d’archiver"):
            archive_placement(alone_before(world, one), by=sami, reason="Un essai")
        restore_placement(one, by=sami)
        assert (alone(world).status, alone(world).archive_reason) == (S.IN_PROGRESS, "")
        with pytest.raises(Refused, match="n’est pas archivé"):
            restore_placement(one, by=sami)


def alone_before(world: World, one: Placement) -> Placement:
    """Return the case as somebody saw it before it was archived."""
    seen = Placement.objects.with_case().get(pk=one.pk)
    seen.archived_at, seen.version = None, seen.version - 1
    return seen


def test_the_menu_moves_and_brings_back_to_the_board(world: World, browser: Open) -> None:
    awa = browser(world.awa)
    menu = awa.page(page_of(world, "")).select_one(".cases-menu")
    assert menu is not None
    assert [one.get_text(strip=True) for one in menu.select("li")] == [
        "En attente",
        "En cours",
        "Traité",
        "Conseil interrompu…",
        "Clore le dossier…",
    ]
    sent = {"to": "waiting", "version": alone(world).version, "next": "/dossiers/?q=Lebel"}
    assert awa.post(page_of(world), sent)["Location"] == "/dossiers/?q=Lebel"
    assert alone(world).status == S.WAITING


def test_without_scripts_the_reason_is_asked_on_its_page(world: World, browser: Open) -> None:
    awa = browser(world.awa)
    url = page_of(world, "statut/?to=closed")
    refused = awa.submit(url, "Clore le dossier", reason="  ")
    assert refused.status_code == 422
    assert "Donnez une raison" in refused.content.decode()
    assert awa.submit(url, "Clore le dossier", reason="Le projet a abouti").status_code == 302
    assert alone(world).status == S.CLOSED
    page = awa.page(page_of(world, "")).get_text(" ", strip=True)
    assert "L’accompagnement est terminé" in page
    assert "Le projet a abouti" in page


def test_whoever_comes_second_reads_who_was_first_and_keeps_what_they_wrote(world: World, browser: Open) -> None:
    awa, sami = browser(world.awa), browser(world.sami)
    seen = alone(world).version
    awa.post(page_of(world), {"to": "done", "version": seen})
    late = sami.post(page_of(world), {"to": "closed", "version": seen, "reason": "Sans nouvelles"})
    assert late.status_code == 409
    shown = late.content.decode()
    assert "Awa Diop vient de passer ce dossier en «\u00a0Traité\u00a0»" in shown
    assert "Sans nouvelles" in shown
    assert alone(world).status == S.DONE
    same = sami.post(page_of(world), {"to": "done", "version": seen})
    assert same.status_code == 409


@pytest.mark.parametrize(
    "sent", [{}, {"to": "nowhere", "version": "1"}, {"to": "waiting"}, {"to": "waiting", "version": "x"}]
)
def test_a_broken_form_moves_nothing(sent: dict[str, str], world: World, browser: Open) -> None:
    assert browser(world.awa).post(page_of(world), sent).status_code in {409, 422}
    assert alone(world).status == S.TO_PROCESS


def test_pages_of_the_team_answer_403_to_the_others_who_read(world: World, browser: Open) -> None:
    for tail in ("reouverture/", "archivage/", "restauration/", "parametres/equipe-du-portail/"):
        for person in (world.marie, world.awa):
            assert browser(person).get(page_of(world, tail)).status_code == 403
    assert browser(world.tess).get(page_of(world)).status_code == 403
    assert browser(world.tess).get(page_of(world, "pause/")).status_code == 403


def test_the_team_archives_and_restores_on_its_pages(world: World, browser: Open) -> None:
    sami = browser(world.sami)
    assert sami.submit(page_of(world, "archivage/"), "Archiver le dossier").status_code == 422
    assert sami.submit(page_of(world, "archivage/"), "Archiver le dossier", reason="Un essai").status_code == 302
    told = browser(world.marie).page(page_of(world, ""), status=409).get_text(" ")
    assert "L’équipe d’UrbanVitaliz a archivé votre dossier\u00a0: «\u00a0Un essai\u00a0»." in told
    assert "equipe@urbanvitaliz.exemple.fr" in told
    assert browser(world.awa).get(page_of(world, "")).status_code == 404
    assert "Ce dossier est archivé par Sami Haddad" in sami.page(page_of(world, "")).get_text(" ")
    assert sami.submit(page_of(world, "restauration/"), "Restaurer le dossier").status_code == 302
    assert browser(world.marie).get(page_of(world, "")).status_code == 200
