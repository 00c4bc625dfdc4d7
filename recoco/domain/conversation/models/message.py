"""The common thread: what is said in it goes with the case, on every portal that holds it."""

from typing import ClassVar

from django.db import models

from recoco.domain.conversation.models.post import Attached, FormerWords, Post, Reading
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.rules import HoldingCase, Rule, WithCase
from recoco.kernel.portals.scoped import Scope, SharedModel


class Message(Post):
    """What somebody tells everybody on the case."""

    scope: ClassVar[Scope] = "shared"
    seen: ClassVar[Rule] = WithCase()
    written: ClassVar[Rule] = HoldingCase()

    portal = models.ForeignKey(Portal, on_delete=models.PROTECT, related_name="+", editable=False)  # where it was sent

    class Meta(Post.Meta):
        pass


class OfMessage(SharedModel):
    """A row that goes with a message, whose case it repeats: the scope reads it there."""

    case_id = models.BigIntegerField(editable=False)

    class Meta(SharedModel.Meta):
        abstract = True


class MessageVersion(OfMessage, FormerWords):
    """What a message said before."""

    post = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")

    class Meta(OfMessage.Meta):
        pass


class MessageFile(OfMessage, Attached):
    """A file of a message."""

    post = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")

    class Meta(OfMessage.Meta):
        indexes = [models.Index(fields=["case_id"], name="conversation_files_of_case")]


class MessageReading(Reading):
    """How far somebody has read the common thread, on whichever portal."""

    scope: ClassVar[Scope] = "shared"
    seen: ClassVar[Rule] = WithCase()
    written: ClassVar[Rule] = HoldingCase()

    class Meta(Reading.Meta):
        pass
