"""A dossier that another portal proposes is answered before it may be put aside: its sender waits for a word."""

from collections.abc import Callable

import pytest

from recoco.domain.cases.actions.archiving import archive_placement
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.models import Placement
from recoco.domain.doubles.actions.merging import may_merge, merge
from recoco.domain.doubles.carrying import Choice, load_of
from recoco.domain.submission.actions.moderation import accept_placement, refuse_placement
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.doubles.test_moderating import offered
from tests.worlds import World, submitted_case

Open = Callable[..., Browser]


@pytest.fixture
def proposed(world: World) -> Placement:
    """The Friche Lebel again, that Nora proposes to UrbanVitaliz: its placement there."""
    with world.on(world.sosponts):
        marie = world.counterpart(world.marie, world.sosponts)
        case = submitted_case("Friche Lebel bis", world.lille, marie)
        accept_placement(case, by=world.actor(world.nora))
        propose_to_portal(case, to=world.urbanvitaliz, message="À voir", by=world.actor(world.nora))
    with world.on(world.urbanvitaliz):
        return Placement.objects.with_case().get(case_id=case.case_id)


def answers(world: World) -> list[str]:
    with world.on(world.sosponts):
        return [one.sentence for one in Event.objects.filter(type="proposal.answered")]


def put_together(world: World, double: Placement, kept: Placement) -> None:
    sami = world.actor(world.sami)
    merge(double, kept, Choice(), seen=load_of(double, kept, sami).seen, by=sami)


@pytest.mark.usefixtures("on_a")
def test_it_is_put_aside_once_it_is_answered(world: World, proposed: Placement) -> None:
    with pytest.raises(Refused, match="SOS Ponts attend votre réponse") as told:
        put_together(world, afresh(proposed), afresh(world.alone))
    assert "doublon" in told.value.sentence
    assert not afresh(proposed).is_archived
    accept_placement(afresh(proposed), by=world.actor(world.sami))
    put_together(world, afresh(proposed), afresh(world.alone))
    assert afresh(proposed).is_archived
    assert answers(world) == ["Sami Haddad a accepté sur UrbanVitaliz le dossier que ce portail proposait"]


@pytest.mark.usefixtures("on_a")
def test_refused_as_a_double_its_sender_reads_why(world: World, proposed: Placement) -> None:
    refuse_placement(afresh(proposed), reason="Doublon de la Friche Lebel.", by=world.actor(world.sami))
    (told,) = answers(world)
    assert "a refusé" in told
    assert "Doublon de la Friche Lebel." in told


@pytest.mark.usefixtures("on_a")
def test_nothing_is_put_in_a_dossier_that_only_is_proposed(world: World, proposed: Placement) -> None:
    sami = world.actor(world.sami)
    with pytest.raises(Refused, match="attend votre réponse"):
        put_together(world, afresh(world.alone), afresh(proposed))
    assert not may_merge(afresh(world.alone), afresh(proposed), sami)


@pytest.mark.usefixtures("on_a")
def test_nor_is_it_archived_without_a_word(world: World, proposed: Placement) -> None:
    with pytest.raises(Refused, match="attend votre réponse"):
        archive_placement(afresh(proposed), by=world.actor(world.sami), reason="Un essai")
    accept_placement(afresh(proposed), by=world.actor(world.sami))
    archive_placement(afresh(proposed), by=world.actor(world.sami), reason="Un essai")


def test_pages_say_so_and_offer_nothing_that_would_be_refused(world: World, proposed: Placement, browser: Open) -> None:
    sami, page = browser(world.sami), f"/dossiers/{world.case(proposed).slug}/"
    for gesture in ("doublon/", "archivage/"):
        answer = sami.get(f"{page}{gesture}")
        assert answer.status_code == 409, gesture
        assert "attend votre réponse" in answer.content.decode()
        assert gesture not in str(sami.page(f"{page}parametres/")), gesture
    assert offered(sami, proposed) == []
