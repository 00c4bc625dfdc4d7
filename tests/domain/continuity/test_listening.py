"""An active dossier always has a référent and an adviser who can be reached, or somebody is told, once."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from random import Random
from typing import Any

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate

from recoco.domain.accounts.models import Person, User
from recoco.domain.cases.actions.leaving import leave
from recoco.domain.cases.actions.moving import close_placement, move_placement
from recoco.domain.cases.actions.pausing import pause_case
from recoco.domain.cases.models import Case, CaseParticipation, Placement, PlacementParticipation, Side, Status
from recoco.domain.continuity.listening import active, lacks_of, unheard, without_adviser, without_owner
from recoco.domain.continuity.models import Lacking, Lapse
from recoco.domain.continuity.sweeps import watch_here, watch_over_listeners
from recoco.kernel.activity.models import Event
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.continuity.passing import followed, passed
from tests.queries import assert_queries
from tests.worlds import World

Open = Callable[..., Browser]
PAGE = "/administration/a-rattraper/"
pytestmark = pytest.mark.usefixtures("on_a")


def mail(person: Person, state: State, *, ago: int = 1) -> None:
    """Send an e-mail to somebody, which arrives or not."""
    at = clock.now() - timedelta(days=ago)
    OutgoingEmail(
        kind="accounts.code", to=person.user.email, user_id=person.user_id, message_id=f"<{person.pk}-{state}-{ago}>",
        lane="now", state=state, created_at=at, sent_at=at if state == State.SENT else None,
    ).save()  # fmt: skip


def close_account(person: Person) -> None:
    User.objects.filter(pk=person.user_id).update(is_active=False)


def suspend(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(suspended_at=clock.now())


def away(person: Person, begins: int = -1, ends: int | None = 5) -> None:
    today = localdate(clock.now())
    until = None if ends is None else today + timedelta(days=ends)
    Person.objects.filter(pk=person.pk).update(away_from=today + timedelta(days=begins), away_until=until)


def bounce(person: Person) -> None:
    mail(person, State.FAILED)


def gone(person: Person) -> None:
    away(person, ends=None)


def lacking() -> dict[str, set[Lacking]]:
    """Return what each active dossier lacks, by name: the answer of the database and of each dossier agree."""
    placements = list(Placement.objects.filter(active()).with_case())
    one_by_one = lacks_of(placements)
    found = {one.case.name: {lack.kind for lack in one_by_one[one.pk]} for one in placements if one.pk in one_by_one}
    for condition, kind in ((without_owner(), Lacking.OWNER), (without_adviser(), Lacking.ADVISER)):
        asked = {one.case.name for one in Placement.objects.filter(condition).with_case()}
        assert asked == {name for name, kinds in found.items() if kind in kinds}
    assert {one.case.name for one in Placement.objects.filter(unheard()).with_case()} == set(found)
    return found


def whys() -> list[str]:
    found = lacks_of(list(Placement.objects.filter(active()).with_case()))
    return [lack.why for lacks in found.values() for lack in lacks]


def test_everybody_is_heard_in_the_world(world: World) -> None:
    assert Placement.objects.filter(active()).count() == 2
    assert lacking() == {}


@pytest.mark.parametrize("lose", [close_account, suspend, bounce, gone])
def test_a_referent_whom_nothing_reaches_is_missing(lose: Callable[[Person], None], world: World) -> None:
    lose(world.marie)
    assert lacking() == {"Friche Lebel": {Lacking.OWNER}, "Pont des Moulins": {Lacking.OWNER}}
    assert all("Marie Lebrun (" in why for why in whys())


@pytest.mark.parametrize("lose", [close_account, suspend, bounce, gone, away])
def test_an_adviser_whom_nothing_reaches_is_missing_when_alone(lose: Callable[[Person], None], world: World) -> None:
    lose(world.awa)
    assert lacking() == {"Friche Lebel": {Lacking.ADVISER}, "Pont des Moulins": {Lacking.ADVISER}}
    passed(world, world.tess, by=world.sami)
    assert lacking() == {}


def test_a_mayor_on_holiday_still_answers(world: World) -> None:
    away(world.marie)
    assert lacking() == {}


def test_an_absence_that_is_over_or_to_come_changes_nothing(world: World) -> None:
    away(world.awa, begins=-9, ends=-1)
    assert lacking() == {}
    away(world.awa, begins=1, ends=9)
    assert lacking() == {}
    away(world.awa, begins=0, ends=0)
    assert len(lacking()) == 2


def test_an_address_that_takes_e_mails_again_is_reached_again(world: World) -> None:
    mail(world.awa, State.FAILED, ago=3)
    assert len(lacking()) == 2
    mail(world.awa, State.SENT, ago=2)
    assert lacking() == {}
    mail(world.awa, State.FAILED, ago=120)
    assert lacking() == {}


def test_an_observer_is_no_adviser_and_nobody_is_nobody(world: World) -> None:
    leave(afresh(world.alone), by=world.actor(world.awa))
    CaseParticipation.objects.filter(case_id=world.alone.case_id, side=Side.OWNER).delete()
    assert lacking() == {"Friche Lebel": {Lacking.OWNER, Lacking.ADVISER}}
    assert whys() == ["aucun·e référent·e côté collectivité", "aucun·e conseiller·ère"]


def paused(world: World) -> None:
    pause_case(afresh(world.alone), by=world.actor(world.marie))


def closed(world: World) -> None:
    here = afresh(world.alone)
    close_placement(here, version=here.version, reason="Fini", by=world.actor(world.awa))


def done(world: World) -> None:
    here = afresh(world.alone)
    move_placement(here, Status.DONE, version=here.version, by=world.actor(world.awa))


@pytest.mark.parametrize("still", [paused, closed, done])
def test_a_dossier_that_is_not_active_asks_for_nobody(still: Callable[[World], None], world: World) -> None:
    still(world)
    close_account(world.awa)
    assert set(lacking()) == {"Pont des Moulins"}


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_the_two_readings_agree(seed: int, world: World) -> None:
    draw = Random(seed)
    followed(world, 6)
    placements = list(Placement.objects.all())
    people = [world.marie, world.paul, world.awa, world.otto, world.tess, world.ines]
    for person in people:
        if draw.random() < 0.5:
            draw.choice([close_account, suspend, bounce, gone, away, lambda one: mail(one, State.SENT)])(person)
    for placement in placements:
        if draw.random() < 0.5:
            Placement.objects.filter(pk=placement.pk).update(status=draw.choice(list(Status)))
        if draw.random() < 0.2:
            Case.objects.filter(pk=placement.case_id).update(paused_at=clock.now())
        if draw.random() < 0.3:
            PlacementParticipation.objects.filter(placement=placement).delete()
        for person in draw.sample(people, 2):
            if not PlacementParticipation.objects.filter(placement=placement, person=person).exists():
                PlacementParticipation(
                    placement=placement, person=person, role=draw.choice(["adviser", "observer"])
                ).save()
        if draw.random() < 0.3:
            CaseParticipation.objects.filter(case_id=placement.case_id, side=Side.OWNER).delete()
    lacking()


def told() -> list[str]:
    return [str(one.sentence) for one in Event.objects.filter(type="case.without_listener").order_by("pk")]


def test_each_night_says_once_what_is_lacking_and_notes_what_is_mended(world: World) -> None:
    assert watch_here() == 0
    suspend(world.awa)
    assert watch_here() == 2
    assert watch_here() == 0
    assert told()[0] == (
        "Il n’y a plus personne à joindre d’un côté du dossier\u00a0: "
        "conseiller·ère injoignable\u00a0: Awa Diop (compte désactivé)"
    )
    assert Lapse.objects.filter(until=None).count() == 2
    passed(world, world.tess, by=world.sami)
    assert watch_here() == 0
    assert Lapse.objects.filter(until=None).count() == 0
    suspend(world.tess)
    assert watch_here() == 2
    assert len(told()) == 4


def test_the_job_goes_over_every_portal_and_stops_when_asked(world: World) -> None:
    suspend(world.awa)
    stop = StopSignal()
    stop.ask()
    assert watch_over_listeners(stop) == 0
    assert watch_over_listeners(StopSignal()) == 3  # SOS Ponts has no adviser on the case that it shares


def looked() -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("listeners", stdout=out, no_color=True)
    except SystemExit as end:
        return out.getvalue().replace("\u00a0", " "), int(str(end.code))
    return out.getvalue().replace("\u00a0", " "), 0


def test_the_command_proves_that_nobody_is_left_alone(world: World) -> None:
    followed(world, 28)
    with world.on(world.sosponts):
        PlacementParticipation(placement=world.shared_there, person=world.nora, role="adviser").save()
    said, code = looked()
    assert (code, "UrbanVitaliz : 30 dossiers actifs vérifiés, 0 à rattraper" in said) == (0, True)
    suspend(world.awa)
    said, code = looked()
    assert (code, "UrbanVitaliz : 30 dossiers actifs vérifiés, 30 à rattraper" in said) == (1, True)
    assert "Friche Lebel : conseiller·ère injoignable : Awa Diop (compte désactivé)" in said
    passed(world, world.tess, by=world.sami)
    said, code = looked()
    assert (code, "Aucun dossier actif n’est sans interlocuteur." in said) == (0, True)


def test_the_command_tells_when_asked(world: World) -> None:
    suspend(world.awa)
    with pytest.raises(SystemExit):
        call_command("listeners", "--prevenir", stdout=StringIO())
    assert len(told()) == 2


def words(page: Any) -> str:
    return " ".join(page.main.get_text(" ", strip=True).split())


def test_the_team_reads_why_and_mends_it(world: World, browser: Open) -> None:
    sami = browser(world.sami)
    assert "Rien à rattraper" in words(sami.page(PAGE))
    with world.on(world.urbanvitaliz):
        suspend(world.awa)
        close_account(world.marie)
        watch_here()
    page = sami.page(PAGE)
    assert "Référent·e injoignable : Marie Lebrun (compte désactivé)" in words(page)
    labels = [" ".join(one.text.split()) for one in page.main.select(".fr-btn")][:4]
    assert [label.partition(" :")[0] for label in labels] == [
        "Choisir un·e référent·e", "Confier les dossiers d’Awa Diop", "Inviter un·e conseiller·ère", "Voir l’équipe",
    ]  # fmt: skip
    for button in page.main.select(".fr-btn"):
        assert sami.get(button["href"]).status_code == 200
    home = sami.page("/accueil/")
    assert "2 dossiers actifs n’ont plus personne à joindre" in words(home)
    assert PAGE in [one["href"] for one in home.main.select(".fr-btn")]


def test_the_page_costs_the_same_with_one_or_thirty(world: World, browser: Open) -> None:
    suspend(world.awa)
    sami = browser(world.sami)
    sami.page(PAGE)
    with assert_queries(12):
        sami.page(PAGE)
    followed(world, 20, by=world.tess)
    with world.on(world.urbanvitaliz):
        suspend(world.tess)
    with assert_queries(12):
        assert len(sami.page(PAGE).main.select(".continuity-line")) == 22
