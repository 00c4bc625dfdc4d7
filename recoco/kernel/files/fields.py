"""A form field that takes several files; each is examined by itself, so that a bad one does not lose the others."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from recoco.kernel.files.examining import MOST_BYTES
from recoco.kernel.files.keeping import Kept
from recoco.kernel.files.refusals import FileRefused
from recoco.kernel.files.storing import Deposit, deposit

HINT = f"Documents, tableurs, images, plans ou archives zip, {MOST_BYTES // 1024 // 1024}\u00a0Mo au plus chacun."


class SeveralFiles(forms.FileInput):
    """A file input that takes several; a page that loads `files/upload.js` lets people drop them on it."""

    allow_multiple_selected = True
    drawn_by = "files/field.html"
    keeps_position = False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return what came, and note what the box beside it says of photographs."""
        self.read_box(data, name)
        return super().value_from_datadict(data, files, name)

    def read_box(self, data: Any, name: str) -> None:
        """Note whether photographs keep where they were taken."""
        self.keeps_position = bool(data.get(f"{name}-position"))


class FilesField(forms.FileField):
    """Gives the uploads as they came; `deposit_all` keeps the good ones and says what is wrong with the others.

    :param kept: what came with the form before and was not chosen again (`receiving.received`).
    :param refused: sentences to be shown beside a field that is not judged.
    """

    widget = SeveralFiles
    kept: Sequence[Kept] = ()
    refused: Sequence[str] = ()
    most_bytes = MOST_BYTES

    @property
    def keeps_position(self) -> bool:
        """Whether the form that came says that photographs keep where they were taken."""
        return bool(getattr(self.widget, "keeps_position", False))

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the list of uploads.

        :raises ValidationError: when one is expected and none came.
        """
        uploads = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if self.required and not uploads and not self.kept and not initial:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return uploads


def deposit_all(uploads: Iterable[Any], field: Any) -> tuple[list[Deposit], list[str]]:
    """Deposit what can be kept of what came by a `FilesField`; return it, and the sentence of each refusal."""
    kept, refused = [], []
    for upload in uploads:
        try:
            kept.append(deposit(upload, keeps_position=getattr(field, "keeps_position", False)))
        except FileRefused as refusal:
            refused.append(refusal.sentence)
    return kept, refused
