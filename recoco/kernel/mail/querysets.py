"""Named questions on the outbox."""

from datetime import datetime
from typing import Any, Self

from django.db.models import Count, Exists, Max, OuterRef

from recoco.kernel.jobs.entries import Lane
from recoco.kernel.mail.states import State
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.querysets import PortalQuerySet


class OutgoingEmailQuerySet(PortalQuerySet):
    """E-mails of the current portal."""

    def due(self, lane: Lane, now: datetime) -> Self:
        """Narrow to what must be sent now: queued, or left by a worker whose lease has ended."""
        waiting = self.filter(lane=lane, state__in=[State.QUEUED, State.SENDING], due_at__lte=now)
        return waiting.order_by("due_at", "pk")

    def of_place(self, portal: Portal | None) -> Self:
        """Narrow to one portal's, or to the platform's own."""
        return self.filter(portal=portal)

    def failed_since(self, instant: datetime) -> Self:
        """Narrow to those written since *instant* that were given up, the latest first."""
        return self.filter(state=State.FAILED, created_at__gt=instant).newest_first()

    def unsettled_failures(self, since: datetime) -> Self:
        """Narrow to those given up since *since* to accounts that nothing has reached afterwards."""
        later = self.model.objects.filter(
            user_id=OuterRef("user_id"), state=State.SENT, created_at__gt=OuterRef("created_at")
        )
        failed = self.filter(state=State.FAILED, created_at__gt=since, user_id__isnull=False)
        return failed.filter(~Exists(later)).order_by()

    def newest_first(self) -> Self:
        """Order as a mailbox does."""
        return self.order_by("-created_at", "-pk")

    def recipients(self) -> Any:
        """Return each address with how many e-mails it was sent and when the last one, the latest first."""
        of_each = self.order_by().values("to").annotate(count=Count("pk"), last_at=Max("created_at"))
        return of_each.order_by("-last_at", "to")
