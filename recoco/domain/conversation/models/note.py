"""The advisers' space of one portal: what is said in it stays there."""

from django.db import models

from recoco.domain.accounts.models import Person
from recoco.domain.conversation.models.post import Attached, FormerWords, Post, Reading
from recoco.kernel.portals.scoped import PortalModel


class Note(Post, PortalModel):
    """What an adviser, an observer or the team tells the others, out of sight of the collectivité."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta(Post.Meta):
        pass


class NoteVersion(FormerWords, PortalModel):
    """What a note said before."""

    case_id = models.BigIntegerField(editable=False)
    post = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="+")

    class Meta(PortalModel.Meta):
        pass


class NoteFile(Attached, PortalModel):
    """A private file."""

    case_id = models.BigIntegerField(editable=False)
    post = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="+")

    class Meta(PortalModel.Meta):
        indexes = [models.Index(fields=["case_id"], name="conversation_private_files")]


class NoteReading(Reading, PortalModel):
    """How far somebody has read the advisers' space."""

    class Meta(Reading.Meta):
        pass
