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


class PostQuerySet(PortalQuerySet):
    """The posts of a thread; `order` is that of the feed."""

    def of(self, case_id: int) -> Self:
        """Narrow to those of one case, in the order of the feed."""
        return self.filter(case_id=case_id, called_back_at=None).order_by("at", "pk")

    def shown_to(self, reader: Actor, *, now: datetime | None = None) -> Self:
        """Narrow to what *reader* has before their eyes: their own at once, that of others when it is settled."""
        settled = Q(at__lte=(now or clock.now()) - CALL_BACK_DELAY)
        return self.filter(called_back_at=None).filter(settled | Q(author_id=reader.user_id or 0))

    def by_others(self, reader: Actor) -> Self:
        """Narrow to what others than *reader* say, and stands."""
        return self.exclude(author_id=reader.user_id or 0).filter(deleted_at=None, hidden_at=None)

    def saying(self, words: str) -> Self:
        """Narrow to those that stand and hold each of *words*, whatever the accents and the case."""
        found = self.filter(deleted_at=None, hidden_at=None)
        for word in fold(words).split()[:10]:
            found = found.filter(folded__contains=word)
        return found
