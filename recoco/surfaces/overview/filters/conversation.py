"""Filter on the conversation: the cases where others have said something that the reader has not read."""

from collections.abc import Iterable

from django.db.models import Q

from recoco.domain.cases.roles import within
from recoco.domain.conversation.unread import has_unread
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.overview.choices import Choice, Filter

UNREAD = Choice("non-lus", "messages que je n’ai pas lus")


class Conversation(Filter):
    """What is new in the conversation, for this reader."""

    key, label = "conversation", "Conversation"

    def offered(self, by: Actor) -> Iterable[Choice]:
        return (UNREAD,)

    def of(self, values: set[str], by: Actor) -> Q:
        """Only where they read the conversation."""
        return Q(has_unread(by)) & within(by, Permission.THREAD_READ)
