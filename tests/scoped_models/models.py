"""A portal's own note about a case, its lines, and a comment that goes with the case."""

from typing import ClassVar

from django.db import models

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Case, Placement
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import PortalModel, SharedModel


class NoteQuerySet(PortalQuerySet):
    """Named questions on notes."""

    def of(self, case: Case) -> "NoteQuerySet":
        """Narrow to the notes of one case: the way back that a relation must not offer."""
        return self.filter(case=case)


class Note(PortalModel):
    """What the advisers of one portal write about a case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, null=True, related_name="notes_of_tests")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    word = models.SlugField()
    text = models.TextField(blank=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(NoteQuerySet)()

    class Meta(PortalModel.Meta):
        constraints = [models.UniqueConstraint(fields=["portal", "word"], name="one_note_of_a_word_per_portal")]


class NoteLine(PortalModel):
    """A line of a note, that goes when the note goes."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="lines")
    text = models.TextField(blank=True)


class Comment(SharedModel):
    """Something said on a case, on all its portals."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="comments_of_tests")
    text = models.TextField(blank=True)
