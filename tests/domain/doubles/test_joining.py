"""Whoever asked to join a double is answered about the dossier that stands for it, and asks once."""

from collections.abc import Callable

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.archiving import archive_placement, restore_placement
from recoco.domain.cases.models import CaseInvitation, Placement, Status
from recoco.domain.doubles.actions.merging import merge
from recoco.domain.doubles.carrying import Choice, load_of
from recoco.domain.submission.actions.joining import dismiss_who_asks, invite_who_asks
from recoco.domain.submission.models import JoinRequest
from recoco.domain.submission.similar import join_requests
from recoco.kernel.activity.models import Event
from recoco.kernel.mail.models import OutgoingEmail
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.doubles.making import doubled
from tests.domain.submission.writing import queries_of
from tests.queries import assert_queries
from tests.together import at_once, on, refusals
from tests.worlds import World, submitted_case

Open = Callable[..., Browser]
LIST = "/moderation/rejoindre/"


def asking(person: Person, placement: Placement) -> JoinRequest:
    asked = JoinRequest(placement=placement, person=person, project_name="Friche", message="C’est notre friche.")
    asked.save()
    return asked


def put_aside(world: World, double: Placement, kept: Placement) -> None:
    sami, double, kept = world.actor(world.sami), afresh(double), afresh(kept)
    merge(double, kept, Choice(), seen=load_of(double, kept, sami).seen, by=sami)


def again(asked: JoinRequest) -> JoinRequest:
    return JoinRequest.objects.get(pk=asked.pk)


@pytest.mark.usefixtures("on_a")
def test_they_are_invited_to_the_dossier_kept(world: World) -> None:
    double, sami = doubled(world), world.actor(world.sami)
    asked = asking(world.ines, double)
    put_aside(world, double, world.alone)
    assert invite_who_asks(again(asked), by=sami) == world.alone
    invitation = CaseInvitation.objects.get(email="ines@exemple.fr")
    assert invitation.placement_id == world.alone.pk
    assert Event.objects.get(type="case.join_invited").case_id == world.alone.case_id


@pytest.mark.usefixtures("on_a")
def test_the_double_of_a_double_too_and_itself_once_restored(world: World) -> None:
    double, second = doubled(world), submitted_case("Encore la friche", world.lille, world.zoe)
    asked, sami = asking(world.ines, double), world.actor(world.sami)
    put_aside(world, double, second)
    assert list(join_requests(afresh(second))) == [asked], "on the card of the dossier kept, that waits for a decision"
    put_aside(world, second, world.alone)
    assert list(join_requests(afresh(second))) == []
    assert list(join_requests(afresh(world.alone))) == [asked]
    restore_placement(afresh(second), by=sami)
    assert list(join_requests(afresh(second))) == [asked]
    restore_placement(afresh(double), by=sami)
    assert list(join_requests(afresh(double))) == [asked]


@pytest.mark.usefixtures("on_a")
def test_a_ring_or_a_dossier_that_shows_no_more_leaves_the_double(world: World) -> None:
    double, second = doubled(world), submitted_case("Encore la friche", world.lille, world.zoe)
    asked, sami = asking(world.ines, double), world.actor(world.sami)
    archive_placement(afresh(double), by=sami, double_of=second.case_id)
    archive_placement(afresh(second), by=sami, double_of=double.case_id)
    dismiss_who_asks(again(asked), message="", by=sami)
    assert again(asked).closed_at


@pytest.mark.usefixtures("on_a")
def test_who_asked_on_both_is_answered_once(world: World) -> None:
    double, sami = doubled(world), world.actor(world.sami)
    both = [asking(world.ines, double), asking(world.ines, afresh(world.alone))]
    other = asking(world.tess, afresh(world.alone))
    put_aside(world, double, world.alone)
    dismiss_who_asks(again(both[0]), message="", by=sami)
    assert [again(one).answer for one in both] == ["dismissed", "dismissed"]
    assert OutgoingEmail.objects.filter(kind="submission.join_dismissed").count() == 1
    assert again(other).closed_at is None


def test_the_pages_of_the_team_name_the_dossier_kept(world: World, browser: Open) -> None:
    double, sami = doubled(world), browser(world.sami)
    with world.on(world.urbanvitaliz):
        asked = asking(world.ines, double)
        Placement.objects.filter(pk=world.alone.pk).update(status=Status.SUBMITTED)
        put_aside(world, double, world.alone)
    kept = world.case(world.alone).get_absolute_url()
    card = sami.page(LIST).find(id=f"demande-{asked.pk}")
    assert card is not None
    assert card.find("a", href=kept)
    assert f"sur son doublon, le dossier n° {double.case_id}" in card.get_text(" ").replace("\u00a0", " ")
    assert sami.page(f"{LIST}{asked.pk}/sans-suite/").find("a", href=kept)
    assert "Inès" in sami.page(f"/moderation/?dossier={world.alone.case_id}").get_text(" ")
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=world.alone.pk).update(status=Status.TO_PROCESS)
    assert sami.post(f"{LIST}{asked.pk}/inviter/").status_code == 302
    assert "L’invitation à rejoindre « Friche Lebel » part" in sami.page(LIST).get_text(" ").replace("\u00a0", " ")


def test_as_many_queries_however_many_asked_on_doubles(world: World, browser: Open) -> None:
    double, sami = doubled(world), browser(world.sami)
    with world.on(world.urbanvitaliz):
        asking(world.ines, double)
        put_aside(world, double, world.alone)
    few = queries_of(sami, LIST)
    with world.on(world.urbanvitaliz):
        for person in (world.tess, world.zoe):
            asking(person, double)
    with assert_queries(few):
        sami.get(LIST)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_of_the_team_who_answer_each_of_them_at_once(world: World) -> None:
    double = doubled(world)
    with world.on(world.urbanvitaliz):
        both = [asking(world.ines, double), asking(world.ines, afresh(world.alone))]
        put_aside(world, double, world.alone)
    adele = world.actor(world.adele)
    answers = at_once(
        [on(world.urbanvitaliz, lambda one=one: dismiss_who_asks(again(one), message="", by=adele)) for one in both]
    )
    assert len(refusals(answers)) == 1
    with world.on(world.urbanvitaliz):
        assert OutgoingEmail.objects.filter(kind="submission.join_dismissed").count() == 1
