"""What each person has to be told: one row for each fact and person, from the log to the bell and to the e-mail."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from recoco.domain.accounts.models import Person
from recoco.kernel.activity.models import Event
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import PortalModel
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.who import Who


class NoticeQuerySet(PortalQuerySet):
    """Named questions on notices."""

    def unread(self) -> Self:
        """Narrow to those that their person has not had before their eyes."""
        return self.filter(read_at=None)

    def waiting(self) -> Self:
        """Narrow to those that an e-mail will tell: neither mailed nor dropped."""
        return self.filter(settled_at=None)

    def due(self, now: datetime) -> Self:
        """Narrow to those whose hour has come, oldest first."""
        return self.waiting().filter(due_at__lte=now).order_by("due_at", "pk")

    def at_once(self) -> Self:
        """Narrow to those that leave alone, as soon as they may."""
        return self.filter(pace=Pace.NOW)

    def in_summary(self) -> Self:
        """Narrow to those that leave with the others of their hour."""
        return self.exclude(pace=Pace.NOW)

    def alike(self, notice: "Notice") -> Self:
        """Narrow to the same kind of fact, on the same case, for the same person."""
        return self.filter(person_id=notice.person_id, case_id=notice.case_id, event__type=notice.event.type)

    def newest_first(self) -> Self:
        """Order as the page of notifications does."""
        return self.order_by("-at", "-pk")


class Notice(PortalModel):
    """Something that happened, to be told to one person by this portal.

    `permission` is what one needs on the case to be shown it (empty: nothing), `page` the route where one reads it.
    """

    lives_on: ClassVar[bool] = True

    # No index of their own: those below begin with them, and that of the portal alone misled PostgreSQL, which
    # went through all the notices of the portal to find those of one person.
    portal = models.ForeignKey(Portal, on_delete=models.PROTECT, db_index=False, related_name="+", editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, db_index=False, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False, related_name="+")
    user_id = models.BigIntegerField()  # of that person: whoever is on two portals is told by one
    case_id = models.BigIntegerField(null=True)
    who = models.CharField(max_length=20, choices=Who.choices)
    family = models.CharField(max_length=20)  # a `Family`
    permission = models.CharField(max_length=60, blank=True)
    page = models.CharField(max_length=60)
    at = models.DateTimeField()  # of the event
    read_at = models.DateTimeField(null=True)
    pace = models.CharField(max_length=12)  # a `Pace`
    due_at = models.DateTimeField(null=True)  # none: no e-mail, the page of notifications only
    is_postponed = models.BooleanField(default=False)  # by the budget of the week
    settled_at = models.DateTimeField(null=True)
    email = models.ForeignKey(OutgoingEmail, on_delete=models.PROTECT, null=True, related_name="+")  # none: dropped
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(NoticeQuerySet)()

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["event", "user_id"], name="notifications_one_notice_per_fact_and_person"),
            models.CheckConstraint(
                condition=models.Q(email=None) | models.Q(settled_at__isnull=False),
                name="notifications_mailed_is_settled",
            ),
            models.CheckConstraint(
                condition=models.Q(due_at__isnull=False) | models.Q(settled_at__isnull=False),
                name="notifications_waits_for_an_hour",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(settled_at=None), name="notifications_notice_waiting"),
            models.Index(
                fields=["user_id", "due_at"], condition=models.Q(settled_at=None), name="notifications_waiting_of_user"
            ),
            # The bell of every page, and the badges of a case.
            models.Index(
                fields=["user_id", "portal", "case_id"], condition=models.Q(read_at=None), name="notifications_unread"
            ),
            models.Index(fields=["person", "-at", "-id"], name="notifications_of_person"),
            models.Index(fields=["email"], condition=models.Q(email__isnull=False), name="notifications_of_email"),
        ]
