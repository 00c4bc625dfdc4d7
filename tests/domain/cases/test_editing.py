"""What a dossier says of itself is changed by whoever may, on all its portals, and never over a colleague's words."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.domain.cases.actions.editing import edit_case, locate_case
from recoco.domain.cases.forms.editing import InformationForm, LocationForm
from recoco.domain.cases.models import Case, Placement, Status
from recoco.domain.cases.seeing import INFORMATION, LOCATION, Overtaken, mark_of
from recoco.domain.cases.status_history import move
from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.search.matching import matching
from recoco.kernel.territories.coordinates import Point
from tests.examples import examples
from tests.together import at_once, on, refusals
from tests.worlds import World

PLACE = Point(50.6301, 3.0702)


def rename(world: World, by: Actor, name: str, seen: str = "", placement: Placement | None = None) -> None:
    """Give a new name to Marie's case, as somebody who has just read it, or saw *seen*."""
    read = Placement.objects.with_case().get(pk=(placement or world.alone).pk)
    mark = seen or mark_of(read.case, INFORMATION)
    edit_case(read, name=name, summary=read.case.summary, seen=mark, by=by)


def found(text: str, world: World) -> list[int]:
    """Return the cases found here by *text*."""
    here = Placement.objects.filter(matching(text, "placement", world.urbanvitaliz.pk))
    return list(here.values_list("case_id", flat=True))


def sentences(case_id: int, kind: str) -> list[str]:
    """Return what the log says of a kind."""
    return [event.sentence for event in Event.objects.of_case(case_id).filter(type=kind)]


@pytest.mark.usefixtures("on_a")
class TestInformation:
    """The name and the summary."""

    def test_the_new_words_are_read_found_and_told_without_e_mail(self, world: World) -> None:
        mails = OutgoingEmail.objects.count()
        rename(world, world.actor(world.awa), "Brasserie Motte")
        case = world.case(world.alone)
        assert (case.name, case.version) == ("Brasserie Motte", 2)
        assert sentences(case.pk, "case.edited") == ["Awa Diop a modifié le nom du dossier"]
        assert found("motte", world) == [case.pk]
        assert found("lebel", world) == []
        assert OutgoingEmail.objects.count() == mails

    def test_nothing_changed_is_nothing_written(self, world: World) -> None:
        rename(world, world.actor(world.awa), "Friche Lebel")
        assert world.case(world.alone).version == 1
        assert sentences(world.alone.case_id, "case.edited") == []

    def test_each_portal_of_the_case_finds_it_under_its_new_name(self, world: World) -> None:
        rename(world, world.actor(world.marie), "Viaduc", placement=world.shared)
        with world.on(world.sosponts):
            there = Placement.objects.filter(matching("viaduc", "placement", world.sosponts.pk))
            assert list(there) == [world.shared_there]
            assert sentences(world.shared.case_id, "case.edited") == ["Marie Lebrun a modifié le nom du dossier"]

    def test_what_was_not_seen_is_not_overwritten(self, world: World) -> None:
        seen = mark_of(world.case(world.alone), INFORMATION)
        rename(world, world.actor(world.sami), "Brasserie", seen)
        with pytest.raises(Overtaken, match="Sami Haddad a modifié ces informations") as overtaken:
            rename(world, world.actor(world.awa), "Filature", seen)
        assert overtaken.value.case.name == world.case(world.alone).name == "Brasserie"
        rename(world, world.actor(world.awa), "Filature", mark_of(overtaken.value.case, INFORMATION))
        assert world.case(world.alone).name == "Filature"

    def test_the_place_and_the_words_do_not_hinder_each_other(self, world: World) -> None:
        seen = mark_of(world.case(world.alone), INFORMATION)
        locate(world, world.actor(world.sami), point=PLACE)
        rename(world, world.actor(world.awa), "Filature", seen)
        assert world.case(world.alone).version == 3

    @pytest.mark.parametrize("name", ["otto", "tess", "zoe", "ines"])
    def test_readers_do_not_write(self, name: str, world: World) -> None:
        with pytest.raises(Forbidden):
            rename(world, world.actor(world.people[name]), "X")

    def test_a_closed_dossier_is_only_read(self, world: World) -> None:
        move(world.alone, Status.CLOSED, by=world.actor(world.sami), reason="Abouti")
        with pytest.raises(Refused, match="clos"):
            rename(world, world.actor(world.marie), "X")

    def test_a_dossier_merely_proposed_is_accepted_first(self, world: World) -> None:
        with world.on(world.sosponts):
            Placement.objects.filter(pk=world.shared_there.pk).update(status=Status.SUBMITTED)
            with pytest.raises(Refused, match="acceptez-le d’abord"):
                rename(world, world.actor(world.nora), "X", placement=world.shared_there)


def locate(world: World, by: Actor, *, point: Point | None, seen: str = "", **words: Any) -> None:
    """Say where Marie's case is."""
    read = Placement.objects.with_case().get(pk=world.alone.pk)
    words = {"commune": read.case.commune, "address": read.case.address, **words}
    locate_case(read, point=point, seen=seen or mark_of(read.case, LOCATION), by=by, **words)


@pytest.mark.usefixtures("on_a")
class TestLocation:
    """The commune, the address and the point."""

    def test_each_part_that_changes_is_told(self, world: World) -> None:
        marie = world.actor(world.marie)
        locate(world, marie, point=PLACE)
        locate(world, marie, point=None, commune=world.roubaix, address="12 rue de la Gare")
        case = Case.objects.select_related("commune").get(pk=world.alone.case_id)
        assert (case.commune, case.address, case.latitude, case.longitude) == (
            world.roubaix,
            "12 rue de la Gare",
            None,
            None,
        )
        assert sorted(sentences(case.pk, "case.located")) == [
            "Marie Lebrun a modifié la commune, l’adresse et le point sur la carte du dossier",
            "Marie Lebrun a modifié le point sur la carte du dossier",
        ]
        assert found("roubaix gare", world) == [case.pk]

    def test_what_was_not_seen_is_not_overwritten(self, world: World) -> None:
        seen = mark_of(world.case(world.alone), LOCATION)
        locate(world, world.actor(world.sami), point=PLACE)
        with pytest.raises(Overtaken):
            locate(world, world.actor(world.awa), point=None, seen=seen, address="Ailleurs")
        assert world.case(world.alone).address == ""


def posted(**values: Any) -> QueryDict:
    """Return what a browser sends."""
    sent = QueryDict(mutable=True)
    sent.update(values)
    return sent


def test_a_point_far_from_its_commune_is_doubted(world: World, on_a: None) -> None:
    lille = world.lille
    lille.latitude, lille.longitude = 50.632, 3.058
    lille.save()
    case = Case.objects.select_related("commune__departement").get(pk=world.alone.case_id)
    sent = {"commune_text": "Lille", "commune": "59350", "address": ""}
    form = LocationForm(posted(**sent, point="3,058 50,632"), case=case)
    assert "km de la mairie de Lille" in form.errors["point"][0]
    assert LocationForm(posted(**sent, point="50,64 3,06"), case=case).is_valid()
    lille.departement.zone = "drom"
    lille.departement.save()
    assert LocationForm(posted(**sent, point="54 3"), case=case).is_valid()


def test_a_summary_sent_back_as_it_was_is_no_change(world: World, on_a: None) -> None:
    case = world.case(world.alone)
    case.summary = "Une ligne\nune autre"
    form = InformationForm(posted(name="Friche", summary="Une ligne\r\nune autre "), case=case)
    assert form.is_valid()
    assert form.cleaned_data["summary"] == case.summary


@given(st.fixed_dictionaries({name: st.text(max_size=60) for name in ("name", "summary", "address", "point", "seen")}))
@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_taken_or_explained(world: World, on_a: None, words: dict[str, str]) -> None:
    case = Case.objects.select_related("commune__departement").get(pk=world.alone.case_id)
    sent = posted(**words, commune_text=words["name"], commune=words["address"])
    for form in (InformationForm(sent, case=case), LocationForm(sent, case=case)):
        assert form.is_valid() or all(str(problem.sentence) for problem in form.problems)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_the_same_instant_one_is_told(world: World) -> None:
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    seen = mark_of(world.case(world.alone), INFORMATION)
    gestures: list[Callable[[], None]] = [
        lambda by=by, name=name: rename(world, by, name, seen)  # type: ignore[misc]
        for by, name in ((awa, "Filature"), (sami, "Brasserie"))
    ]
    (told,) = refusals(at_once([on(world.urbanvitaliz, gesture) for gesture in gestures]))
    case = world.case(world.alone)
    winner = {"Filature": "Awa Diop", "Brasserie": "Sami Haddad"}[case.name]
    assert told.sentence.startswith(winner)
    assert case.version == 2
    with world.on(world.urbanvitaliz):
        assert len(sentences(case.pk, "case.edited")) == 1
