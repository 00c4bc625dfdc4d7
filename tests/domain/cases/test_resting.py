"""A collectivité silent for a year is told, then left in peace; whatever it does keeps its dossier active."""

from collections.abc import Callable

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions import resting
from recoco.domain.cases.actions.pausing import resume_case
from recoco.domain.cases.following import touch
from recoco.domain.cases.journal import note
from recoco.domain.cases.models import Case, CaseParticipation, Opened, Placement, Side, Status
from recoco.domain.cases.sweeps import rest_silent
from recoco.kernel.activity.models import Event
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.domain.cases.silent import asleep
from tests.surfaces.notifications.post import at, done_by, who, work
from tests.worlds import World

Open = Callable[..., Browser]


def night(day: int) -> int:
    """Let the nightly job run."""
    with clock.moved_to(at(5, 10, day=day)):
        return rest_silent(StopSignal())


def said(kind: str) -> list[tuple[int | None, str]]:
    """Return the cases of the events of a kind, and what they say."""
    with scope.everywhere("a test reads the log"):
        return [(event.case_id, event.sentence) for event in Event.objects.filter(type=kind).order_by("pk")]


def case(placement: Placement) -> Case:
    with scope.everywhere("a test reads a case"):
        return Case.objects.get(pk=placement.case_id)


def test_a_year_of_silence_announced_a_month_before(world: World) -> None:
    asleep(world)
    assert night(-2) == 0
    assert night(0) == 2
    assert night(0) == night(1) == 0
    sentence = "La plateforme a annoncé la mise en pause du dossier le 2 avril 2026, sans signe de la collectivité"
    assert said("case.pause_announced") == [
        (one.case_id, f"{sentence} d’ici là") for one in (world.alone, world.shared)
    ]
    told = work(at(5, 11))
    assert who(told) == ["marie", "marie", "paul", "paul"], "the dossier of both portals is told by one"
    assert "Votre projet continue-t-il\u00a0?" in told[0].subject
    assert night(29) == 0
    assert night(30) == 2
    assert night(30) == night(31) == 0
    reason = "«\u00a0Aucun signe de la collectivité depuis douze mois.\u00a0»"
    assert said("case.paused")[0] == (world.alone.case_id, f"La plateforme a mis le dossier en pause\u00a0: {reason}")
    assert who(work(at(8, day=31))).count("marie") == 1, "one summary"
    assert case(world.shared).is_paused_for_silence


@pytest.mark.parametrize("sign", ["act", "open", "keep", "join", "resumed"])
def test_a_sign_keeps_it_active(sign: str, world: World) -> None:
    asleep(world, but=(world.alone.case_id,))
    night(0)
    placement = world.shared
    if sign == "act":
        with done_by(world, world.paul, at(9, day=10)) as paul:
            touch(placement.case_id, by=paul)
    if sign == "open":  # on the other portal
        marie = world.counterpart(world.marie, world.sosponts)
        with done_by(world, marie, at(9, day=10)) as by:
            note(Placement.objects.select_related("portal").get(pk=world.shared_there.pk), Opened.CASE, by=by)
    if sign == "keep":
        with done_by(world, world.paul, at(9, day=10)) as paul:
            resting.keep_active(Placement.objects.with_case().get(pk=placement.pk), by=paul)
        assert said("case.kept") == [(placement.case_id, "Paul Petit garde le dossier actif")]
    if sign == "join":
        with done_by(world, world.marie, at(9, day=10)):
            CaseParticipation(case_id=placement.case_id, user_id=world.zoe.user_id, side=Side.MEMBER).save()
    if sign == "resumed":
        night(30)
        assert case(placement).is_paused
        with done_by(world, world.sami, at(9, day=31)) as sami:
            resume_case(Placement.objects.with_case().get(pk=placement.pk), by=sami)
    assert night(32) == 0
    assert not case(placement).is_paused
    assert case(placement).pause_announced_at is None
    assert len(said("case.pause_announced")) == 1
    assert night(10 + 334) == 0
    assert night(31 + 336) >= 1, "it is announced anew a year later"


def test_what_an_adviser_does_is_no_sign_of_the_collectivite(world: World) -> None:
    asleep(world)
    night(0)
    with done_by(world, world.awa, at(9, day=10)) as awa:
        touch(world.shared.case_id, by=awa)
        note(Placement.objects.select_related("portal").get(pk=world.shared.pk), Opened.CASE, by=awa)
    assert night(30) == 2


def test_a_member_who_opens_it_again_ends_the_pause_that_nobody_asked_for(world: World) -> None:
    asleep(world)
    assert night(0) == night(30) == 2
    with done_by(world, world.paul, at(9, day=40)) as paul:
        note(Placement.objects.select_related("portal").get(pk=world.alone.pk), Opened.CASE, by=paul)
    assert night(41) == 1
    assert not case(world.alone).is_paused
    assert case(world.shared).is_paused
    assert said("case.resumed") == [
        (world.alone.case_id, "La plateforme a sorti le dossier de pause\u00a0: la collectivité l’a ouvert de nouveau")
    ]


def mute(world: World) -> None:
    Placement.objects.update(is_muted=True)


def close(world: World) -> None:
    Placement.objects.update(status=Status.CLOSED)


def lose_its_owner(world: World) -> None:
    CaseParticipation.objects.filter(side=Side.OWNER).update(side=Side.MEMBER)


def lose_its_address(world: World) -> None:
    Person.objects.filter(user_id=world.marie.user_id).update(suspended_at=clock.now())


@pytest.mark.parametrize("state", [mute, close, lose_its_owner, lose_its_address], ids=lambda one: one.__name__)
def test_what_nobody_could_be_told_of_is_left_to_the_team(state: Callable[[World], None], world: World) -> None:
    asleep(world)
    with scope.everywhere("a test changes the state of all"):
        state(world)
    assert night(0) == 0


def test_interrupted_within_a_dossier_it_goes_on_where_it_stopped(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asleep(world)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        record = resting.record
        patched.setattr(resting, "record", lambda *args, **words: record(*args, **words) and killed())
        with pytest.raises(KeyboardInterrupt):
            night(0)
    assert case(world.alone).pause_announced_at is None, "not announced without its event"
    assert night(0) == 2
    assert len(said("case.pause_announced")) == 2


def test_the_e_mail_leads_to_a_button_and_the_link_alone_changes_nothing(world: World, browser: Open) -> None:
    asleep(world)
    night(0)
    base = f"/dossiers/{world.case(world.alone).slug}/"
    (letter, *_) = [email for email in work(at(5, 11)) if email.case_id == world.alone.case_id]
    assert f"{base}maintien/" in letter.text
    with clock.moved_to(at(9, day=2)):
        asked = Browser(world.urbanvitaliz).get(f"{base}maintien/")
        assert asked.status_code == 302
        assert asked["Location"].startswith("/connexion/")
        marie = browser(world.marie)
        for page in (base, f"{base}parametres/"):
            assert "mise en pause le 2 avril 2026" in marie.page(page).get_text(" ", strip=True).lower() or page == base
        assert "sera mis en pause le 2 avril 2026" in marie.page(base).get_text(" ", strip=True)
        assert marie.get(f"{base}maintien/").status_code == 200
        assert case(world.alone).pause_announced_at is not None
        assert browser(world.otto).get(f"{base}maintien/").status_code == 403
        assert marie.submit(f"{base}maintien/", "Garder le dossier actif").status_code == 302
        assert marie.post(f"{base}maintien/").status_code == 409, "a double click says that it is done"
        assert marie.get(f"{base}maintien/").status_code == 302
        assert "mis en pause le" not in marie.page(base).get_text(" ", strip=True)
