"""Named questions on what is said in a thread."""

from datetime import datetime, timedelta
from typing import Self

from django.db.models import Q

from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold
from recoco.kernel.portals.querysets import PortalQuerySet

# How long a sending may be taken back: until then, nobody else reads it.
CALL_BACK_DELAY = timedelta(seconds=10)


def settled_by(now: datetime | None = None) -> datetime:
    """Return the instant before which what is said may no longer be taken back."""
    return (now or clock.now()) - CALL_BACK_DELAY


class PostQuerySet(PortalQuerySet):
    """The posts of a thread; `order` is that of the feed."""

    def of(self, case_id: int) -> Self:
        """Narrow to those of one case, in the order of the feed."""
        return self.filter(case_id=case_id, called_back_at=None).order_by("at", "pk")

    def shown_to(self, reader: Actor, *, now: datetime | None = None) -> Self:
        """Narrow to what *reader* has before their eyes: their own at once, that of others when it is settled."""
        return self.settled_for(reader.user_id or 0, settled_by(now))

    def settled_for(self, user_id: int, settled: datetime) -> Self:
        """Narrow to what an account has before its eyes, that of others when it was said before *settled*."""
        return self.filter(called_back_at=None).filter(Q(at__lte=settled) | Q(author_id=user_id))

    def by_others(self, reader: Actor) -> Self:
        """Narrow to what others than *reader* say, and stands."""
        return self.not_by(reader.user_id or 0)

    def not_by(self, user_id: int) -> Self:
        """Narrow to what others than this account say, and stands."""
        return self.exclude(author_id=user_id).filter(deleted_at=None, hidden_at=None)

    def saying(self, words: str) -> Self:
        """Narrow to those that stand and hold each of *words*, whatever the accents and the case."""
        found = self.filter(deleted_at=None, hidden_at=None)
        for word in fold(words).split()[:10]:
            found = found.filter(folded__contains=word)
        return found
