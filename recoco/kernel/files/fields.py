"""A form field that takes several files; each is examined by itself, so that a bad one does not lose the others."""

from collections.abc import Iterable
from typing import Any

from django import forms

from recoco.kernel.files.examining import MOST_BYTES
from recoco.kernel.files.refusals import FileRefused
from recoco.kernel.files.storing import Deposit, deposit

HINT = f"Documents, tableurs, images, plans ou archives zip, {MOST_BYTES // 1024 // 1024}\u00a0Mo au plus chacun."

OTHERS_TOO = "Votre texte est toujours là. Les navigateurs oublient les fichiers : choisissez-les tous de nouveau."


class SeveralFiles(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Gives the uploads as they came; `deposit_all` keeps the good ones and says what is wrong with the others."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the list of uploads.

        :raises ValidationError: when one is expected and none came.
        """
        uploads = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if self.required and not uploads and not initial:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return uploads


def deposit_all(uploads: Iterable[Any]) -> tuple[list[Deposit], list[str]]:
    """Deposit what can be kept; return it, and the sentence of each refusal."""
    kept, refused = [], []
    for upload in uploads:
        try:
            kept.append(deposit(upload))
        except FileRefused as refusal:
            refused.append(refusal.sentence)
    return kept, refused


def deposited(form: forms.Form, name: str) -> list[Deposit]:
    """Deposit the files of a valid form, all or none: the sentence of each refusal stands beside the field.

    The form is no longer valid when one was refused.

    :param name: of its `FilesField`.
    """
    kept, refused = deposit_all(form.cleaned_data[name])
    for sentence in [*refused, *([OTHERS_TOO] if refused and kept else [])]:
        form.add_error(name, sentence)
    return [] if refused else kept
