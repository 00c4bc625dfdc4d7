"""From portal B, every form of giving a row to A, or pointing one to A's: refused, and checked at little cost."""

import pytest
from django.db.models import Value

from recoco.domain.accounts.models import Person
from recoco.kernel.portals.crossing import CrossPortal
from tests.kernel.portals.conftest import Written
from tests.kernel.portals.refusing import refused
from tests.queries import assert_queries
from tests.scoped_models.models import Note
from tests.worlds import World

pytestmark = pytest.mark.usefixtures("on_b")


def test_a_row_is_not_written_for_another_portal(world: World, written: Written) -> None:
    case, there = world.shared.case, world.urbanvitaliz
    refused(CrossPortal, lambda: Note.objects.create(portal=there, case=case, word="x"))
    refused(CrossPortal, lambda: Note.objects.bulk_create([Note(portal=there, case=case, word="x")]))
    refused(CrossPortal, lambda: Note.objects.get_or_create(portal=there, case=case, word="x"))
    refused(CrossPortal, lambda: Note.objects.update_or_create(portal=there, case=case, word="x"))


def test_a_row_never_changes_portal(world: World, written: Written) -> None:
    note = written.note_there
    refused(CrossPortal, lambda: Note.objects.update(portal=world.urbanvitaliz))
    refused(CrossPortal, lambda: Note.objects.update(portal_id=world.urbanvitaliz.pk))
    note.portal = world.urbanvitaliz
    refused(CrossPortal, note.save)
    refused(CrossPortal, lambda: Note.objects.bulk_update([note], ["text"]))
    refused(CrossPortal, lambda: Note.objects.bulk_update([], ["portal"]))
    refused(CrossPortal, lambda: Note.objects.bulk_update([], ["portal_id"]))


def test_a_portal_that_was_not_loaded_cannot_be_changed_either(world: World, written: Written) -> None:
    deferred = Note.objects.only("text").get(pk=written.note_there.pk)
    deferred.portal = world.urbanvitaliz
    refused(CrossPortal, deferred.save)
    (created,) = Note.objects.bulk_create([Note(case=world.shared.case, word="neuf")])
    created.portal = world.urbanvitaliz
    refused(CrossPortal, created.save)
    forged = Note(pk=written.note_there.pk, portal=world.urbanvitaliz, case=world.shared.case, word="forgé")
    forged._state.adding = False
    refused(CrossPortal, forged.save)


def test_a_foreign_key_does_not_lead_to_a(world: World, written: Written) -> None:
    case = world.shared.case
    refused(CrossPortal, lambda: Note.objects.create(case=case, author=world.awa, word="x"))
    refused(CrossPortal, lambda: Note.objects.create(case=case, placement=world.shared, word="x"))
    refused(CrossPortal, lambda: Note.objects.create(case=world.alone.case, word="x"))
    refused(CrossPortal, lambda: Note.objects.bulk_create([Note(case=case, author=world.awa, word="x")]))
    refused(CrossPortal, lambda: Note.objects.update(author=world.awa))
    refused(CrossPortal, lambda: Note.objects.update(author_id=world.awa.pk))
    refused(CrossPortal, lambda: Note.objects.update(author=Value(world.awa.pk)))
    refused(CrossPortal, lambda: world.awa.portal_roles.model.objects.create(person=world.awa, name="staff"))
    note = written.note_there
    note.author = world.awa
    refused(CrossPortal, note.save)
    refused(CrossPortal, lambda: Note.objects.bulk_update([note], ["author"]))
    note.author_id = world.awa.pk
    refused(CrossPortal, lambda: note.save(update_fields=["author"]))


def test_a_target_that_takes_its_number_late_is_checked_too(world: World) -> None:
    late = Person(user=world.awa.user)
    note = Note(case=world.shared.case, author=late, word="x")
    late.pk = world.awa.pk
    refused(CrossPortal, note.save)


def test_bulk_update_writes_foreign_keys_that_stay_here(world: World, written: Written) -> None:
    note = written.note_there
    note.author, note.text = world.counterpart(world.marie, world.sosponts), "changé"
    assert Note.objects.bulk_update([note], ["author", "text"]) == 1
    assert Note.objects.get().author.first_name == "Marie"


def test_a_hundred_rows_are_checked_in_one_query_by_model_pointed_to(world: World) -> None:
    case, placement = world.shared_there.case, world.shared_there
    rows = [Note(case=case, placement=placement, author=world.nora, word=f"mot-{rank}") for rank in range(100)]
    with assert_queries(4):  # case, placement, person, and one insert
        Note.objects.bulk_create(rows)


def test_saving_again_checks_no_target_that_has_not_changed(written: Written) -> None:
    note = Note.objects.get()
    note.text = "relu"
    with assert_queries(1):
        note.save()
