"""From portal B, every form of writing tried on what A owns, and on the shared case: nothing of A's changes."""

import pytest
from django.db import IntegrityError, models
from django.db.models import F

from recoco.domain.cases.models import Case, CaseParticipation, Placement, Status
from recoco.kernel.portals import scope
from recoco.kernel.portals.crossing import CrossPortal
from recoco.kernel.portals.querysets import NotWritable
from tests.kernel.portals.conftest import Written
from tests.kernel.portals.refusing import refused
from tests.scoped_models.models import Comment, Note, NoteLine
from tests.worlds import World, submitted_case

pytestmark = pytest.mark.usefixtures("on_b")


@pytest.fixture
def proposed(world: World) -> Case:
    """A case of A merely proposed to B: visible there, not writable."""
    with world.on(world.urbanvitaliz):
        placement = submitted_case("Halle", world.lille, world.marie)
    with scope.everywhere("a test proposes a case"):
        Placement(
            portal=world.sosponts, case=placement.case, status=Status.SUBMITTED, submitted_at=placement.submitted_at
        ).save()
    return placement.case


def untouched(world: World, note: Note) -> bool:
    """Tell whether A still reads its note as it wrote it."""
    with world.on(world.urbanvitaliz):
        return Note.objects.get(pk=note.pk).text == "secret"


def test_update_of_all_touches_the_portal_s_own(world: World, written: Written) -> None:
    assert Note.objects.update(text="changé") == 1
    assert Note.objects.filter(pk=written.note.pk).update(text="changé") == 0
    assert untouched(world, written.note)


def test_saving_a_row_of_a_is_refused(world: World, written: Written) -> None:
    written.note.text = "changé"
    refused(NotWritable, written.note.save)
    refused(NotWritable, lambda: written.note.save(update_fields=["text"]))
    refused(NotWritable, lambda: written.note.save(force_update=True))
    assert untouched(world, written.note)


def test_a_new_row_with_the_number_of_another_does_not_take_its_place(world: World, written: Written) -> None:
    usurper = Note(pk=written.note.pk, case_id=world.shared.case_id, word="autre", text="changé")
    refused(IntegrityError, usurper.save)
    refused(IntegrityError, lambda: Note.objects.bulk_create([usurper]))
    assert untouched(world, written.note)


def test_deleting_a_row_of_a_is_refused(world: World, written: Written) -> None:
    refused(NotWritable, written.note.delete)
    assert Note.objects.filter(pk=written.note.pk).delete() == (0, {})
    assert NoteLine.objects.all().delete() == (0, {})
    assert untouched(world, written.note)


def test_deleting_all_deletes_the_portal_s_own_and_what_hangs_on_it(world: World, written: Written) -> None:
    NoteLine.objects.create(note=written.note_there, text="suit")
    assert Note.objects.all().delete()[0] == 2
    assert untouched(world, written.note)
    with world.on(world.urbanvitaliz):
        assert NoteLine.objects.get() == written.line


def test_a_new_row_belongs_to_the_current_portal(world: World) -> None:
    note = Note.objects.create(case=world.shared.case, word="neuf")
    assert note.portal == world.sosponts
    (many,) = Note.objects.bulk_create([Note(case=world.shared.case, word="encore")])
    assert many.portal == world.sosponts


def test_related_managers_do_not_take_rows_over(world: World, written: Written) -> None:
    refused(NotWritable, lambda: written.note_there.lines.add(written.line, bulk=False))
    written.note_there.lines.add(written.line)
    refused(CrossPortal, lambda: written.note.lines.create(text="intrus"))
    assert untouched(world, written.note)
    with world.on(world.urbanvitaliz):
        assert NoteLine.objects.get().note_id == written.note.pk


def test_bulk_update_is_all_or_nothing(world: World, written: Written) -> None:
    written.note.text = written.note_there.text = "changé"
    refused(NotWritable, lambda: Note.objects.bulk_update([written.note, written.note_there], ["text"]))
    assert untouched(world, written.note)
    assert Note.objects.get().text == "public"


def test_no_upsert_whatever_its_form(world: World, written: Written) -> None:
    row = Note(case=world.shared.case, word="pont", text="changé")
    upsert = {"update_conflicts": True, "update_fields": ["text"], "unique_fields": ["portal", "word"]}
    refused(ValueError, lambda: Note.objects.bulk_create([row], **upsert))
    refused(ValueError, lambda: Note.objects.bulk_create([row], ignore_conflicts=True))
    refused(ValueError, lambda: Note.objects.bulk_create([row], None, True))


def test_get_or_create_and_update_or_create_keep_to_the_portal(world: World, written: Written) -> None:
    found, is_new = Note.objects.get_or_create(word="pont", defaults={"case": world.shared.case})
    assert (found, is_new) == (written.note_there, False)
    changed, is_new = Note.objects.update_or_create(word="pont", defaults={"text": "changé"})
    assert (changed, is_new) == (written.note_there, False)
    assert untouched(world, written.note)


def test_raw_and_extra_do_not_exist(written: Written) -> None:
    for manager in (Note.objects, Note._base_manager, Note.objects.all(), Case.objects):
        refused(TypeError, lambda manager=manager: manager.raw("SELECT * FROM scoped_models_note"))
        refused(TypeError, lambda manager=manager: manager.extra(where=["1 = 1"]))


def test_a_case_merely_proposed_is_read_and_not_written(proposed: Case) -> None:
    here = Case.objects.get(pk=proposed.pk)
    here.name = "Changé"
    refused(NotWritable, here.save)
    refused(NotWritable, lambda: Case.objects.filter(pk=proposed.pk).update(name="Changé"))
    refused(NotWritable, here.delete)
    refused(CrossPortal, lambda: Comment.objects.create(case=here, text="intrus"))
    refused(CrossPortal, lambda: Comment.objects.bulk_create([Comment(case=here, text="intrus")]))
    refused(CrossPortal, lambda: CaseParticipation(case=here, user_id=1, side="member").save())
    here.refresh_from_db()
    assert here.name == "Halle"


def test_a_case_that_b_has_accepted_is_written_by_both(world: World) -> None:
    case = Case.objects.get(pk=world.shared.case_id)
    case.name = "Pont des Moulins, rive nord"
    case.save()
    assert world.case(world.shared).name == "Pont des Moulins, rive nord"


def test_a_shared_row_of_a_case_that_is_not_here_is_not_written(world: World, written: Written) -> None:
    written.comment_alone.text = "changé"
    refused(NotWritable, written.comment_alone.save)
    written.comment.case = world.alone.case
    refused(CrossPortal, written.comment.save)
    refused(CrossPortal, lambda: Comment.objects.update(case=world.alone.case))


def test_an_update_may_read_the_row_itself(written: Written) -> None:
    assert Note.objects.update(text=F("word")) == 1


def test_protection_is_the_rule_for_what_is_pointed_to(world: World, written: Written) -> None:
    refused(models.ProtectedError, Case.objects.get(pk=world.shared.case_id).delete)
    with world.on(world.urbanvitaliz):
        refused(models.ProtectedError, Placement.objects.get(pk=world.shared.pk).delete)


def test_an_update_through_a_join_is_refused(world: World, written: Written) -> None:
    """On PostgreSQL it would choose its rows in a subquery, and not look again after waiting for another."""
    with pytest.raises(ValueError, match="own rows"):
        Note.objects.filter(case__name="Pont des Moulins").update(text="changé")
