"""From portal B, every form of reading tried against a case that A and B share: nothing of A's own comes."""

import pickle

import pytest
from django.core.exceptions import FieldError
from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from recoco.domain.accounts.models import Person, PortalRole
from recoco.domain.cases.models import Case, CaseParticipation, Placement, PlacementParticipation, PlacementStatus
from recoco.kernel.activity.models import Event
from recoco.kernel.portals import scope
from tests.kernel.portals.conftest import Written
from tests.scoped_models.models import Comment, Note, NoteLine
from tests.worlds import World

pytestmark = pytest.mark.usefixtures("on_b")


def test_filter_and_get_find_the_portal_s_own_note_only(written: Written) -> None:
    assert list(Note.objects.filter(word="pont")) == [written.note_there]
    with pytest.raises(Note.DoesNotExist):
        Note.objects.get(pk=written.note.pk)


def test_exclude_brings_nothing_back(written: Written) -> None:
    assert list(Note.objects.exclude(text="public")) == []
    assert list(Note.objects.exclude(lines__text="rien")) == [written.note_there]
    assert list(Note.objects.filter(~Q(pk=0))) == [written.note_there]


def test_alternatives_cannot_undo_the_scope(written: Written) -> None:
    everything = Note.objects.filter(Q(pk__gt=0) | Q(text="secret"))
    assert list(everything | Note.objects.filter(pk=written.note.pk)) == [written.note_there]


@pytest.mark.parametrize(
    "path", ["note", "notes", "note__text", "notes__text", "scoped_models_note__text", "note_set__text", "+", "+__text"]
)
def test_no_path_leads_from_a_case_to_notes(path: str) -> None:
    with pytest.raises(FieldError):
        Case.objects.filter(**{path: 1})
    with pytest.raises(FieldError):
        Case.objects.exclude(**{path: 1})
    with pytest.raises(FieldError):
        list(Case.objects.order_by(path))
    with pytest.raises(FieldError):
        Case.objects.values_list(path)
    with pytest.raises(FieldError):
        Case.objects.annotate(found=Count(path))
    with pytest.raises(FieldError):
        Case.objects.aggregate(found=Max(path))


@pytest.mark.parametrize("path", ["placement", "placements", "placement_set", "placement__status", "statuses"])
def test_no_path_leads_from_a_case_to_its_placements(path: str) -> None:
    with pytest.raises(FieldError):
        list(Case.objects.filter(**{path: 1}))
    with pytest.raises(FieldError):
        list(Case.objects.order_by(path))
    with pytest.raises(FieldError):
        list(Case.objects.annotate(found=Count(path)))


def test_counting_and_ordering_by_a_placement_s_notes_sees_its_own_only(world: World, written: Written) -> None:
    counted = Placement.objects.annotate(found=Count("notes_of_tests")).order_by("notes_of_tests__text", "pk")
    assert [(one.pk, one.found) for one in counted] == [(world.shared_there.pk, 1)]
    assert list(Placement.objects.values_list("notes_of_tests__text", flat=True)) == ["public"]


def test_totals_count_the_portal_s_own(written: Written) -> None:
    assert Note.objects.count() == 1
    assert Note.objects.aggregate(all=Count("pk"), last=Max("text")) == {"all": 1, "last": "public"}
    assert not Note.objects.filter(text="secret").exists()
    assert Note.objects.contains(written.note_there)
    assert not Note.objects.contains(written.note)
    assert Case.objects.count() == 1
    assert Case.objects.aggregate(all=Count("comments_of_tests"))["all"] == 1


def test_in_bulk_iterator_first_last_and_dates(written: Written) -> None:
    assert set(Note.objects.in_bulk([written.note.pk, written.note_there.pk])) == {written.note_there.pk}
    assert list(Note.objects.iterator(chunk_size=1)) == [written.note_there]
    assert Note.objects.first() == Note.objects.order_by("pk").last() == written.note_there
    assert Event.objects.filter(case_id=written.note.case_id).datetimes("at", "year")
    assert list(Note.objects.values("text")) == [{"text": "public"}]
    assert list(Note.objects.only("pk")) == list(Note.objects.defer("text")) == [written.note_there]


def test_unions_keep_both_sides_in_scope(written: Written) -> None:
    mine, all_of_them = Note.objects.filter(text="public"), Note.objects.all()
    assert list(mine.union(all_of_them)) == [written.note_there]
    assert list(all_of_them.intersection(mine)) == [written.note_there]
    assert list(all_of_them.difference(mine)) == []


def test_subqueries_keep_to_the_scope(world: World, written: Written) -> None:
    secret = Note.objects.filter(case=OuterRef("pk"), text="secret")
    assert not Case.objects.filter(Exists(secret)).exists()
    assert Case.objects.filter(~Exists(secret)).exists()
    assert not Case.objects.filter(pk__in=Note.objects.filter(text="secret").values("case_id")).exists()
    said = Case.objects.annotate(said=Coalesce(Subquery(secret.values("word")[:1]), F("name")))
    assert said.get().said == "Pont des Moulins"


def test_a_queryset_built_on_a_reads_b_when_it_runs_on_b(world: World, written: Written) -> None:
    with world.on(world.urbanvitaliz):
        built_on_a = Note.objects.filter(word="pont")
        pickled = pickle.dumps(built_on_a.query)
    assert list(built_on_a) == [written.note_there]
    revived = Note.objects.none()
    revived.query = pickle.loads(pickled)  # noqa: S301
    assert list(revived) == [written.note_there]


def test_named_question_of_a_case_sees_its_own_only(world: World, written: Written) -> None:
    assert list(Note.objects.of(world.shared.case)) == [written.note_there]
    assert list(Note.objects.of(world.alone.case)) == []


def test_the_shared_case_is_there_and_the_other_is_not(world: World, written: Written) -> None:
    assert Case.objects.get().pk == world.shared.case_id
    assert list(Comment.objects.all()) == [written.comment]
    assert CaseParticipation.objects.filter(case_id=world.alone.case_id).count() == 0
    assert CaseParticipation.objects.count() == 2


def test_reverse_relations_of_rows_loaded_on_a_give_nothing_of_a_on_b(world: World, written: Written) -> None:
    assert list(world.shared.notes_of_tests.all()) == []
    assert list(written.note.lines.all()) == []
    assert list(world.shared.participations.all()) == []
    assert list(world.alone.case.participations.all()) == []
    assert list(world.alone.case.comments_of_tests.all()) == []


def test_forward_relations_of_rows_loaded_on_a_do_not_open_on_b(world: World, written: Written) -> None:
    with world.on(world.urbanvitaliz):
        note, line = Note.objects.get(pk=written.note.pk), NoteLine.objects.get()
        alone = Placement.objects.get(pk=world.alone.pk)
    with pytest.raises(Person.DoesNotExist):
        _ = note.author
    with pytest.raises(Note.DoesNotExist):
        _ = line.note
    with pytest.raises(Case.DoesNotExist):
        _ = alone.case


def test_refresh_and_deferred_fields_of_a_row_of_a_do_not_load_on_b(world: World, written: Written) -> None:
    with world.on(world.urbanvitaliz):
        deferred = Note.objects.only("word").get(pk=written.note.pk)
    with pytest.raises(Note.DoesNotExist):
        written.note.refresh_from_db()
    with pytest.raises(Note.DoesNotExist):
        _ = deferred.text


def test_prefetch_and_select_related_agree(world: World, written: Written) -> None:
    joined = Note.objects.select_related("case", "placement", "author").get()
    fetched = Note.objects.prefetch_related("case", "placement", "author").get()
    for name in ("case", "placement", "author"):
        assert getattr(joined, name) == getattr(fetched, name) is not None
    placements = Placement.objects.prefetch_related(
        "participations", Prefetch("notes_of_tests", Note.objects.all(), to_attr="seen_notes")
    )
    assert [(list(one.participations.all()), one.seen_notes) for one in placements] == [([], [written.note_there])]


def test_people_roles_and_histories_of_a_are_not_there(world: World) -> None:
    assert set(Person.objects.values_list("first_name", flat=True)) == {"Nora", "Marie", "Paul"}
    assert not PortalRole.objects.exclude(person=world.nora).exists()
    assert not PlacementParticipation.objects.exists()
    assert set(PlacementStatus.objects.values_list("placement", flat=True)) == {world.shared_there.pk}


def test_the_log_tells_b_what_reaches_the_case_and_nothing_of_a_s_own(world: World) -> None:
    here = world.sosponts.pk
    of_a = Event.objects.exclude(portal_id=here)
    assert set(of_a.values_list("reach", "case_id")) == {("case", world.shared.case_id)}
    assert not Event.objects.filter(case_id=world.alone.case_id).exists()


def test_everything_is_read_only_where_a_reason_says_so(written: Written) -> None:
    with scope.everywhere("a test looks at both portals"):
        assert Note.objects.count() == 2
        assert Comment.objects.count() == 2
