"""A case goes from portal to portal: proposed, accepted, refused, left, objected to, proposed again."""

from collections.abc import Callable

import pytest

from recoco.domain.cases.actions.leaving_portals import object_to_portal, withdraw_placement
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.models import Placement, PlacementStatus, Status
from recoco.domain.submission.actions.moderation import accept_placement, refuse_placement
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.worlds import World

Open = Callable[..., Browser]


def here(world: World, placement: Placement) -> Placement:
    """Return it afresh, on its portal."""
    with world.on(placement.portal):
        return Placement.objects.with_case().get(pk=placement.pk)


def proposed(world: World) -> Placement:
    """Have Sami propose Marie's own case to SOS Ponts; return what waits there."""
    with world.on(world.urbanvitaliz):
        alone = here(world, world.alone)
        propose_to_portal(alone, to=world.sosponts, message="À regarder", by=world.actor(world.sami))
    with world.on(world.sosponts):
        return Placement.objects.with_case().get(case_id=world.alone.case_id)


def events(world: World, kind: str) -> list[str]:
    """Return what UrbanVitaliz reads of one kind of events on Marie's cases."""
    with world.on(world.urbanvitaliz):
        return [one.sentence for one in Event.objects.filter(type=kind).order_by("pk")]


def test_an_objection_before_the_answer_cancels_the_proposal(world: World) -> None:
    there = proposed(world)
    with world.on(world.urbanvitaliz):
        assert object_to_portal(
            here(world, world.alone), to=world.sosponts, objection="Trop tôt", by=world.actor(world.marie)
        )
    with world.on(world.sosponts):
        assert not Placement.objects.visible_to(world.actor(world.nora)).filter(pk=there.pk).exists()
        with pytest.raises(Refused, match="quitter ce portail"):
            accept_placement(there, by=world.actor(world.nora))
    (told,) = events(world, "proposal.cancelled")
    assert told.startswith("Marie Lebrun s’est opposé·e à la proposition au portail SOS Ponts")
    with world.on(world.urbanvitaliz), pytest.raises(Refused, match="s’est opposée"):
        propose_to_portal(here(world, world.alone), to=world.sosponts, message="Encore", by=world.actor(world.sami))


def test_an_objection_after_the_answer_asks_that_portal_to_leave(world: World) -> None:
    marie = world.actor(world.marie)
    with world.on(world.urbanvitaliz):
        shared = here(world, world.shared)
        assert not object_to_portal(shared, to=world.sosponts, objection="Sans suite", by=marie)
        with pytest.raises(Refused, match="connaît déjà"):
            object_to_portal(shared, to=world.sosponts, objection="Encore", by=marie)
    there = here(world, world.shared_there)
    assert (there.status, there.objection, there.withdrawn_at) == (Status.TO_PROCESS, "Sans suite", None)
    with world.on(world.sosponts):
        assert Event.objects.filter(type="placement.objected", case_id=there.case_id).count() == 1
        withdraw_placement(there, reason="À sa demande", by=world.actor(world.nora))
        assert not Placement.objects.visible_to(world.actor(world.nora)).exists()
    (told,) = events(world, "placement.withdrawn")
    assert told == "Nora Weber a retiré le dossier du portail SOS Ponts\u00a0: «\u00a0À sa demande\u00a0»"
    assert here(world, world.shared).status == Status.TO_PROCESS


@pytest.mark.parametrize("name", ["paul", "awa", "otto", "tess", "sami", "olga"])
def test_only_the_owner_objects(name: str, world: World) -> None:
    with world.on(world.urbanvitaliz), pytest.raises(Forbidden):
        object_to_portal(
            here(world, world.shared), to=world.sosponts, objection="X", by=world.actor(world.people[name])
        )


def test_nobody_objects_to_where_the_case_is_not(world: World) -> None:
    marie, alone = world.actor(world.marie), here(world, world.alone)
    with world.on(world.urbanvitaliz):
        for portal, words in ((world.urbanvitaliz, "est né"), (world.sosponts, "n’est pas sur")):
            with pytest.raises(Refused, match=words):
                object_to_portal(alone, to=portal, objection="X", by=marie)


def test_the_portal_where_it_was_brought_does_not_leave(world: World) -> None:
    with world.on(world.urbanvitaliz):
        with pytest.raises(Refused, match="né sur ce portail"):
            withdraw_placement(here(world, world.shared), reason="X", by=world.actor(world.sami))
        with pytest.raises(Forbidden):
            withdraw_placement(here(world, world.shared), reason="X", by=world.actor(world.awa))
    with world.on(world.sosponts), pytest.raises(Refused, match="raison"):
        withdraw_placement(here(world, world.shared_there), reason=" ", by=world.actor(world.nora))


@pytest.mark.parametrize("how", ["refused", "withdrawn"])
def test_a_portal_that_said_no_or_left_may_be_asked_again(how: str, world: World) -> None:
    nora, sami = world.actor(world.nora), world.actor(world.sami)
    there = proposed(world)
    with world.on(world.sosponts):
        if how == "refused":
            refuse_placement(there, reason="Pas un pont", by=nora)
        else:
            accept_placement(there, by=nora)
            withdraw_placement(there, reason="Pas un pont", by=nora)
    with world.on(world.urbanvitaliz):
        propose_to_portal(here(world, world.alone), to=world.sosponts, message="Il y a un pont", by=sami)
        with pytest.raises(Refused, match="déjà présent"):
            propose_to_portal(here(world, world.alone), to=world.sosponts, message="Encore", by=sami)
    with world.on(world.sosponts):
        (again,) = Placement.objects.visible_to(nora).filter(case_id=there.case_id)
        assert (again.pk, again.status, again.proposal_message) == (there.pk, Status.SUBMITTED, "Il y a un pont")
        assert again.withdrawal_reason == ""
        assert PlacementStatus.objects.get(placement=again, until=None).status == Status.SUBMITTED
        accept_placement(Placement.objects.with_case().get(pk=there.pk), by=nora)


def test_the_page_of_portals_offers_each_what_is_theirs(world: World, browser: Open) -> None:
    url = f"/dossiers/{world.case(world.shared).slug}/portails/"
    marie, tess, nora = browser(world.marie), browser(world.tess), browser(world.nora)
    assert "M’opposer à sa présence sur SOS Ponts" in marie.page(url).get_text(" ")
    assert "M’opposer" not in tess.page(url).get_text(" ")
    assert "Retirer SOS Ponts de ce dossier" in nora.page(url).get_text(" ")
    done = marie.submit(f"{url}sosponts/opposition/", "M’y opposer", objection="Un seul suffit")
    assert done["Location"] == url
    home = nora.page(f"/dossiers/{world.case(world.shared).slug}/").get_text(" ", strip=True)
    assert "La collectivité demande que SOS Ponts se retire de ce dossier" in home
    assert "Un seul suffit" in home
    assert nora.submit(f"{url}retrait/", "Se retirer du dossier", reason="À sa demande")["Location"] == "/dossiers/"
    assert nora.get(url).status_code == 404
    assert "retiré" in marie.page(url).get_text(" ")


def test_the_team_proposes_from_the_page_and_reads_where_it_stands(world: World, browser: Open) -> None:
    url, sami = f"/dossiers/{world.case(world.alone).slug}/portails/", browser(world.sami)
    assert sami.submit(f"{url}proposer/", "Proposer le dossier", portal="999", message="").status_code == 422
    sent = {"portal": world.sosponts.pk, "message": "Un pont à regarder"}
    assert sami.submit(f"{url}proposer/", "Proposer le dossier", **sent).status_code == 302
    assert "proposé, sans réponse" in sami.page(url).get_text(" ")
    for person in (world.marie, world.awa, world.tess):
        assert browser(person).get(f"{url}proposer/").status_code == 403
        assert browser(person).get(f"{url}retrait/").status_code == 403


def test_a_shared_case_says_where_it_comes_from_and_where_else_it_is(world: World, browser: Open) -> None:
    for person in (world.tess, world.nora):
        page = browser(person).page(f"/dossiers/{world.case(world.shared).slug}/").get_text(" ", strip=True)
        assert "via UrbanVitaliz , aussi sur SOS Ponts" in page.replace("UrbanVitaliz,", "UrbanVitaliz ,")
