"""Without a portal nothing runs; everywhere sees all, and still lets no row cross."""

import pytest

from recoco.domain.cases.models import Case, Placement
from recoco.kernel.activity.models import Event
from recoco.kernel.portals import scope
from recoco.kernel.portals.crossing import CrossPortal
from recoco.kernel.portals.scope import NoPortal
from tests.kernel.portals.conftest import Written
from tests.kernel.portals.refusing import refused
from tests.scoped_models.models import Comment, Note
from tests.worlds import World

REASON = "a test crosses portals"


def test_without_a_portal_no_query_runs(world: World, written: Written) -> None:
    refused(NoPortal, lambda: list(Note.objects.all()))
    refused(NoPortal, lambda: Note.objects.count())
    refused(NoPortal, lambda: Case.objects.exists())
    refused(NoPortal, lambda: Comment.objects.first())
    refused(NoPortal, lambda: Event.objects.get(pk=1))
    refused(NoPortal, lambda: Note.objects.update(text="changé"))
    refused(NoPortal, lambda: Note.objects.all().delete())
    refused(NoPortal, lambda: world.shared.participations.count())
    refused(NoPortal, lambda: str(Note.objects.all().query))


def test_without_a_portal_no_row_is_written_even_where_no_query_would_check_it(world: World, written: Written) -> None:
    refused(NoPortal, lambda: Case(name="Orphelin", summary="", origin=world.sosponts).save())
    refused(NoPortal, lambda: Case.objects.bulk_create([Case(name="Orphelin", summary="", origin=world.sosponts)]))
    refused(NoPortal, lambda: Note(portal=world.sosponts, case=world.shared.case, word="x").save())
    refused(NoPortal, lambda: Comment(case=world.shared.case).save())
    refused(NoPortal, written.note.save)
    refused(NoPortal, written.note.delete)


def test_building_a_queryset_needs_no_portal(world: World, written: Written) -> None:
    built = Note.objects.filter(word="pont").order_by("pk")
    with world.on(world.sosponts):
        assert list(built) == [written.note_there]


def test_everywhere_sees_cases_that_no_portal_holds(world: World) -> None:
    with scope.everywhere(REASON):
        orphan = Case(name="Orphelin", summary="", origin=world.sosponts)
        orphan.save()
        assert orphan in Case.objects.all()
        assert Comment.objects.create(case=orphan).case == orphan
    for portal in (world.urbanvitaliz, world.sosponts):
        with world.on(portal):
            assert not Case.objects.filter(pk=orphan.pk).exists()


def test_everywhere_a_new_row_names_its_portal(world: World) -> None:
    with scope.everywhere(REASON):
        refused(CrossPortal, lambda: Note.objects.create(case=world.shared.case, word="x"))
        assert Note.objects.create(portal=world.sosponts, case=world.shared.case, word="x").portal == world.sosponts


def test_everywhere_foreign_keys_are_still_checked(world: World, written: Written) -> None:
    case, here = world.shared.case, world.sosponts
    with scope.everywhere(REASON):
        refused(CrossPortal, lambda: Note.objects.create(portal=here, case=case, author=world.awa, word="x"))
        refused(CrossPortal, lambda: Note.objects.create(portal=here, case=case, placement=world.shared, word="x"))
        refused(CrossPortal, lambda: Note.objects.create(portal=here, case=world.alone.case, word="x"))
        rows = [
            Note(portal=here, case=case, author=person, word=person.first_name) for person in (world.nora, world.awa)
        ]
        refused(CrossPortal, lambda: Note.objects.bulk_create(rows))
        moved = Note.objects.get(pk=written.note_there.pk)
        moved.author = world.awa
        refused(CrossPortal, moved.save)
        refused(CrossPortal, lambda: Note.objects.bulk_update([moved], ["author"]))
        refused(CrossPortal, lambda: Note.objects.update(author=world.nora))


def test_everywhere_a_row_never_changes_portal(world: World, written: Written) -> None:
    with scope.everywhere(REASON):
        for note in (Note.objects.get(pk=written.note.pk), Note.objects.only("text").get(pk=written.note.pk)):
            note.portal = world.sosponts
            refused(CrossPortal, note.save)
        refused(CrossPortal, lambda: Note.objects.update(portal=world.sosponts))


def test_everywhere_a_placement_may_make_a_case_present(world: World) -> None:
    with scope.everywhere(REASON):
        Placement(portal=world.sosponts, case=world.alone.case, status="incomplete").save()
    with world.on(world.sosponts):
        assert Case.objects.filter(pk=world.alone.case_id).exists()


def test_everywhere_is_no_portal(world: World) -> None:
    with scope.everywhere(REASON):
        refused(NoPortal, scope.current_portal)
        with scope.entering(world.sosponts):
            assert scope.current_portal() == world.sosponts
            assert not scope.is_everywhere()
        assert scope.is_everywhere()


def test_leaving_a_scope_by_an_error_restores_the_one_before(world: World) -> None:
    with scope.entering(world.sosponts):
        with pytest.raises(ZeroDivisionError), scope.entering(world.urbanvitaliz):
            _ = 1 / 0
        assert scope.current_portal() == world.sosponts
    refused(NoPortal, scope.current)
