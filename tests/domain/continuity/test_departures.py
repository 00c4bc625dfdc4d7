"""Somebody leaves: on the day their dossiers pass and their roles end; and the pages where one says it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.models import Person, PortalRole
from recoco.domain.cases.models import Placement
from recoco.domain.continuity.actions.absences import declare_departure
from recoco.domain.continuity.listening import active, unheard
from recoco.domain.continuity.models import HandOver
from recoco.domain.conversation.models import ToDo
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.continuity.absences import MONDAY, heard, nights, on
from tests.domain.continuity.passing import followed, passed, places, to_do
from tests.worlds import World

Open = Callable[..., Browser]
pytestmark = pytest.mark.usefixtures("on_a", "_monday")


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
