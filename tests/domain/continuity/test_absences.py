"""Somebody is away, or leaves: whoever takes over is told and reached meanwhile, and all of it ends on its day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.models import Person, PortalRole
from recoco.domain.cases.models import Placement
from recoco.domain.continuity.actions.absences import come_back, declare_absence, declare_departure
from recoco.domain.continuity.listening import active, unheard
from recoco.domain.continuity.models import HandOver
from recoco.domain.continuity.sweeps import follow_absences
from recoco.domain.conversation.models import ToDo
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.continuity.passing import followed, passed, places, to_do
from tests.worlds import World

Open = Callable[..., Browser]
MONDAY = datetime.fromisoformat("2026-11-30T09:00:00+00:00")
TODAY = MONDAY.date()
pytestmark = pytest.mark.usefixtures("on_a", "_monday")


@pytest.fixture
def _monday() -> Any:
    with clock.moved_to(MONDAY):
        yield


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


def nights(world: World, days: int) -> None:
    """Let every night pass, up to that of *days* from Monday."""
    for rank in range(1, days + 1):
        with clock.moved_to(MONDAY + timedelta(days=rank)):
            follow_absences(StopSignal())


def absent(world: World, begins: int = 0, ends: int = 4, stand_in: Person | None = None) -> None:
    declare_absence(world.awa, on(begins), on(ends), stand_in or world.tess, by=world.actor(world.awa))


def heard() -> bool:
    return not Placement.objects.filter(unheard()).exists()


def sentences(kind: str) -> list[str]:
    return [str(one.sentence) for one in Event.objects.filter(type=kind).order_by("pk")]


def test_from_the_first_day_tess_follows_what_awa_follows_and_awa_keeps_it(world: World) -> None:
    followed(world, 3)
    todo = to_do(world, world.alone)
    before = places(world, world.awa)
    absent(world)
    assert places(world, world.tess) == before == places(world, world.awa)
    assert ToDo.objects.get(pk=todo.pk).person == world.awa
    assert heard()
    assert sentences("absence.declared") == [
        "Awa Diop a déclaré son absence, du 30 novembre 2026 au 4 décembre 2026\u00a0: "
        "Tess Morel assure le remplacement"
    ]
    assert sentences("adviser.handed_over")[0] == (
        "Awa Diop a confié à Tess Morel le suivi du dossier comme conseiller·ère, "
        "en remplacement d’Awa Diop jusqu’au 4 décembre 2026"
    )


def test_nothing_begins_before_the_day_and_everything_ends_after_it(world: World) -> None:
    absent(world, 2, 4)
    assert places(world, world.tess) == {}
    nights(world, 1)
    assert places(world, world.tess) == {}
    nights(world, 2)
    assert len(places(world, world.tess)) == 2
    nights(world, 4)
    assert len(places(world, world.tess)) == 2
    assert HandOver.objects.count() == 1
    nights(world, 5)
    assert places(world, world.tess) == {}
    assert len(places(world, world.awa)) == 2
    awa = Person.objects.get(pk=world.awa.pk)
    assert (awa.away_from, awa.away_until, awa.stand_in) == (None, None, None)
    assert sentences("absence.ended") == ["Awa Diop est de retour"]
    assert sentences("adviser.stand_in_ended")[0] == "Tess Morel ne remplace plus Awa Diop sur le dossier"


def test_who_followed_already_stays_when_it_ends(world: World) -> None:
    absent(world, stand_in=world.otto)
    come_back(world.awa, by=world.actor(world.awa))
    assert set(places(world, world.otto).values()) == {"observer"}


def test_what_was_passed_for_good_meanwhile_stays(world: World) -> None:
    absent(world)
    passed(world, world.tess, by=world.sami)
    assert places(world, world.awa) == {}
    come_back(world.awa, by=world.actor(world.awa))
    assert len(places(world, world.tess)) == 2


def test_saying_it_again_replaces_what_was_said(world: World) -> None:
    absent(world)
    absent(world, 0, 9, world.ines)
    assert places(world, world.tess) == {}
    assert len(places(world, world.ines)) == 2


def test_without_anybody_the_team_finds_the_dossiers(world: World) -> None:
    declare_absence(world.awa, on(0), on(4), None, by=world.actor(world.awa))
    assert not heard()
    with pytest.raises(Refused, match="n’a pas d’absence"):
        come_back(world.tess, by=world.actor(world.tess))
    come_back(world.awa, by=world.actor(world.sami))
    assert heard()


@pytest.mark.parametrize(("begins", "ends"), [(3, 2), (-9, -1)])
def test_days_that_make_no_sense_are_refused(begins: int, ends: int, world: World) -> None:
    with pytest.raises(Refused):
        absent(world, begins, ends)


@pytest.mark.parametrize("name", ["otto", "tess", "marie", "zoe", "olga"])
def test_nobody_else_says_it(name: str, world: World) -> None:
    by = world.actor(world.people[name])
    for gesture in (
        lambda: declare_absence(world.awa, on(0), on(4), None, by=by),
        lambda: declare_departure(world.awa, on(0), None, by=by),
        lambda: come_back(world.awa, by=by),
    ):
        with pytest.raises(Forbidden):
            gesture()


def test_on_the_day_of_a_departure_everything_passes_and_roles_end(world: World) -> None:
    followed(world, 3)
    to_do(world, world.alone)
    declare_departure(world.awa, on(3), world.tess, by=world.actor(world.awa))
    nights(world, 2)
    assert len(places(world, world.awa)) == 5
    nights(world, 3)
    assert places(world, world.awa) == {}
    assert len(places(world, world.tess)) == 5
    assert not PortalRole.objects.filter(person=world.awa, until=None).exists()
    assert ToDo.objects.get().person == world.tess
    assert Placement.objects.filter(active()).count() == 5
    nights(world, 9)
    assert HandOver.objects.count() == 1
    with clock.moved_to(MONDAY + timedelta(days=9)):
        assert heard()


def test_a_departure_without_successor_leaves_its_dossiers_to_the_team(world: World) -> None:
    declare_departure(world.awa, on(1), None, by=world.actor(world.awa))
    assert heard()
    nights(world, 1)
    with clock.moved_to(MONDAY + timedelta(days=1)):
        assert Placement.objects.filter(unheard()).count() == 2
        passed(world, world.tess, by=world.sami)
        assert heard()


def test_what_is_granted_after_a_departure_is_kept(world: World) -> None:
    declare_departure(world.awa, on(0), None, by=world.actor(world.awa))
    nights(world, 1)
    with clock.moved_to(MONDAY + timedelta(days=2)):
        grant_role(world.awa, "adviser", departements=[world.nord], by=world.actor(world.sami))
    nights(world, 4)
    assert PortalRole.objects.filter(person=world.awa, until=None).exists()


def test_the_last_admin_does_not_leave_and_the_team_makes_no_admin_leave(world: World) -> None:
    with pytest.raises(Refused, match="seule personne à administrer"):
        declare_departure(world.adele, on(0), None, by=world.actor(world.adele))
    grant_role(world.ines, "admin", by=world.actor(world.adele))
    with pytest.raises(Forbidden):
        declare_departure(world.adele, on(0), None, by=world.actor(world.sami))


def test_the_suspended_pass_nothing_on_by_themselves(world: World) -> None:
    declare_departure(world.awa, on(1), world.tess, by=world.actor(world.awa))
    Person.objects.filter(pk=world.awa.pk).update(suspended_at=clock.now())
    nights(world, 2)
    assert len(places(world, world.awa)) == 2


def words(page: Any) -> str:
    return " ".join(page.main.get_text(" ", strip=True).split())


def test_awa_says_it_on_her_account_and_everybody_reads_it_beside_her_name(world: World, browser: Open) -> None:
    awa, slug = browser(world.awa), world.case(world.alone).slug
    account = awa.page("/mon-compte/")
    assert "Annoncer une absence" in words(account)
    ends = (localdate(clock.now()) + timedelta(days=4)).isoformat()
    said = {"begins": localdate(clock.now()).isoformat(), "ends": ends, "stand_in": world.tess.pk}
    assert awa.post("/mon-compte/absence/", said)["Location"] == "/mon-compte/absence/"
    assert "Absence jusqu’au 4 décembre 2026. Tess Morel (CAUE du Nord) prend le relais" in words(
        awa.page("/mon-compte/absence/")
    )
    assert "absence jusqu’au 4 décembre 2026, Tess Morel prend le relais" in words(
        browser(world.marie).page(f"/dossiers/{slug}/")
    )
    assert "Absence jusqu’au" in words(browser(world.sami).page(f"/administration/personnes/{world.awa.pk}/"))
    assert awa.post("/mon-compte/absence/", {**said, "ends": "2026-11-01"}).status_code == 409
    assert awa.post("/mon-compte/absence/", {**said, "ends": "demain"}).status_code == 422
    assert awa.submit("/mon-compte/absence/", "Je suis là\u00a0: ne plus rien annoncer").status_code == 302
    assert awa.post("/mon-compte/retour/").status_code == 409
    assert "absence" not in words(browser(world.marie).page(f"/dossiers/{slug}/"))


def test_a_departure_of_today_leads_to_what_passes(world: World, browser: Open) -> None:
    said = {"on": localdate(clock.now()).isoformat(), "successor": world.tess.pk}
    url = f"/administration/personnes/{world.awa.pk}/"
    answer = browser(world.sami).post(f"{url}depart/", said)
    assert answer["Location"] == f"{url}passation/?a={world.tess.pk}"
    answer = browser(world.awa).post("/mon-compte/depart/", {**said, "on": "2026-12-24"})
    assert answer["Location"] == "/mon-compte/depart/"
    assert browser(world.sami).post(f"{url}retour/")["Location"] == f"{url}absence/"
