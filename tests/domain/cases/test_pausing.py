"""A case left in peace: nobody is forgotten in a pause, and whatever the collectivité does ends it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.actions.moving import close_placement, move_placement
from recoco.domain.cases.actions.pausing import pause_case, resume_case
from recoco.domain.cases.following import touch
from recoco.domain.cases.models import Placement, PlacementRole, Status
from recoco.domain.cases.sweeps import resume_due
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.worlds import World

Open = Callable[..., Browser]


def shared(world: World) -> Placement:
    """Return the case of both portals, as UrbanVitaliz reads it now."""
    return Placement.objects.with_case().get(pk=world.shared.pk)


@pytest.mark.usefixtures("on_a")
@pytest.mark.parametrize("name", ["marie", "sami"])
def test_owner_and_team_pause_and_resume_for_all_portals(name: str, world: World) -> None:
    by = world.actor(world.people[name])
    pause_case(shared(world), by=by, reason="Élections", resume_on=date(2030, 3, 1))
    with world.on(world.sosponts):
        assert Placement.objects.with_case().get(pk=world.shared_there.pk).case.is_paused
        told = Event.objects.of_case(world.shared.case_id).first()
        assert told is not None
        assert told.sentence.endswith("a mis le dossier en pause jusqu’au 1er mars 2030\u00a0: «\u00a0Élections\u00a0»")
    with pytest.raises(Refused, match="déjà en pause"):
        pause_case(shared(world), by=by)
    resume_case(shared(world), by=by)
    assert not shared(world).case.is_paused
    with pytest.raises(Refused, match="n’est pas en pause"):
        resume_case(shared(world), by=by)


@pytest.mark.usefixtures("on_a")
@pytest.mark.parametrize("name", ["paul", "awa", "otto", "tess", "olga"])
def test_the_others_do_not(name: str, world: World) -> None:
    for gesture in (pause_case, resume_case):
        with pytest.raises(Forbidden):
            gesture(shared(world), by=world.actor(world.people[name]))


@pytest.mark.usefixtures("on_a")
def test_a_dossier_that_is_not_advised_is_not_paused(world: World) -> None:
    one = shared(world)
    close_placement(one, by=world.actor(world.sami), version=one.version, reason="Fini")
    with pytest.raises(Refused, match="clos"):
        pause_case(one, by=world.actor(world.marie))


@pytest.mark.usefixtures("on_a")
def test_what_the_collectivite_does_ends_it_and_what_advisers_do_does_not(world: World) -> None:
    pause_case(shared(world), by=world.actor(world.marie))
    one = shared(world)
    move_placement(one, Status.WAITING, by=world.actor(world.awa), version=one.version)
    join(shared(world), PlacementRole.ADVISER, by=world.actor(world.tess))
    touch(world.shared.case_id, by=world.actor(world.awa))
    assert shared(world).case.is_paused
    touch(world.shared.case_id, by=world.actor(world.paul))
    assert not shared(world).case.is_paused
    last = Event.objects.of_case(world.shared.case_id).first()
    assert last is not None
    assert last.sentence == "Paul Petit a sorti le dossier de pause en y participant"
    touch(world.shared.case_id, by=world.actor(world.paul))
    assert Event.objects.filter(type="case.resumed").count() == 1


def test_it_ends_on_its_day_once_and_not_before(world: World) -> None:
    noon = datetime(2030, 3, 1, 12, tzinfo=ZoneInfo("Europe/Paris"))
    with world.on(world.urbanvitaliz):
        pause_case(shared(world), by=world.actor(world.marie), resume_on=noon.date())
        pause_case(Placement.objects.with_case().get(pk=world.alone.pk), by=world.actor(world.marie))
    with clock.moved_to(noon - timedelta(days=1)):
        assert resume_due(StopSignal()) == 0
    with clock.moved_to(noon):
        assert resume_due(StopSignal()) == 1
        assert resume_due(StopSignal()) == 0
    with world.on(world.urbanvitaliz):
        assert not shared(world).case.is_paused
        assert Placement.objects.with_case().get(pk=world.alone.pk).case.is_paused
        (event,) = Event.objects.filter(type="case.resumed")
        assert event.sentence == "La plateforme a sorti le dossier de pause\u00a0: la date prévue est arrivée"


def test_the_page_says_it_and_a_day_gone_by_is_refused(world: World, browser: Open) -> None:
    marie, base = browser(world.marie), f"/dossiers/{world.case(world.alone).slug}/"
    late = marie.submit(f"{base}pause/", "Mettre en pause", resume_on="2020-01-01")
    assert late.status_code == 422
    assert "Indiquez un jour à venir" in late.content.decode()
    assert marie.submit(f"{base}pause/", "Mettre en pause", reason="Élections").status_code == 302
    for person in (world.marie, world.tess):
        page = browser(person).page(base).get_text(" ", strip=True)
        assert "Ce dossier est en pause, le demandeur ne sera pas notifié" in page
        assert "Élections" in page
    assert marie.submit(f"{base}reprise/", "Reprendre le dossier").status_code == 302
    assert "Ce dossier est en pause" not in marie.page(base).get_text(" ")
