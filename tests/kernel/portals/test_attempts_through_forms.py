"""From portal B, forms offer and accept B's rows only, and tell a duplicate instead of breaking."""

import pytest
from django import forms

from recoco.domain.accounts.models import Person
from tests.kernel.portals.conftest import Written
from tests.scoped_models.models import Note
from tests.worlds import World

pytestmark = pytest.mark.usefixtures("on_b")


class ChoiceForm(forms.Form):
    """Chooses somebody; its queryset is written when the module loads, on no portal."""

    person = forms.ModelChoiceField(Person.objects.all())
    people = forms.ModelMultipleChoiceField(Person.objects.all(), required=False)


class NoteForm(forms.ModelForm):
    """Writes a note; the portal is in no field."""

    class Meta:
        model = Note
        fields = ("case", "author", "word", "text")


def test_choices_are_the_portal_s_own(world: World) -> None:
    offered = {str(label) for value, label in ChoiceForm().fields["person"].choices if value}
    assert offered == {"Nora Weber", "Marie Lebrun", "Paul Petit"}


def test_somebody_of_a_is_no_valid_choice_on_b(world: World) -> None:
    form = ChoiceForm({"person": world.awa.pk, "people": [world.awa.pk]})
    assert not form.is_valid()
    assert set(form.errors) == {"person", "people"}
    assert ChoiceForm({"person": world.nora.pk}).is_valid()


def test_a_model_form_refuses_targets_of_a(world: World) -> None:
    form = NoteForm({"case": world.alone.case_id, "author": world.awa.pk, "word": "neuf"})
    assert not form.is_valid()
    assert set(form.errors) == {"case", "author"}


def test_a_duplicate_on_this_portal_is_an_error_of_the_form_and_no_crash(world: World, written: Written) -> None:
    form = NoteForm({"case": world.shared.case_id, "author": world.nora.pk, "word": "pont"})
    assert not form.is_valid()
    assert form.non_field_errors()


def test_the_same_word_on_another_portal_is_no_duplicate(world: World, written: Written) -> None:
    with world.on(world.urbanvitaliz):
        Note.objects.create(case=world.shared.case, word="rive")
    form = NoteForm({"case": world.shared.case_id, "author": world.nora.pk, "word": "rive"})
    assert form.is_valid(), form.errors
    assert form.save().portal == world.sosponts


def test_editing_keeps_the_portal_and_does_not_clash_with_oneself(world: World, written: Written) -> None:
    values = {"case": world.shared.case_id, "author": world.nora.pk, "word": "pont", "text": "relu"}
    form = NoteForm(values, instance=written.note_there)
    assert form.is_valid(), form.errors
    assert form.save().portal == world.sosponts
