"""Named questions on drafts."""

from datetime import timedelta
from typing import Self

from recoco.kernel.kit import clock
from recoco.kernel.portals.querysets import PortalQuerySet

KEPT_FOR = timedelta(days=30)


class DraftQuerySet(PortalQuerySet):
    """Drafts of the current portal."""

    def being_written(self) -> Self:
        """Narrow to those that their author may go on with."""
        return self.filter(sent_at=None, updated_at__gt=clock.now() - KEPT_FOR)

    def recallable(self) -> Self:
        """Narrow to those whose author gave an address and has not finished, the latest first."""
        return self.being_written().exclude(email="").order_by("-updated_at", "-pk")

    def forgotten(self) -> Self:
        """Narrow to those that nobody went on with for long enough."""
        return self.filter(sent_at=None, updated_at__lte=clock.now() - KEPT_FOR)
