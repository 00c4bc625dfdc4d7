"""What each person has to be told: one row for each fact and person, from the log to the e-mail."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from recoco.domain.accounts.models import Person
from recoco.kernel.activity.models import Event
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import PortalModel
from recoco.surfaces.notifications.audiences import Who


class NoticeQuerySet(PortalQuerySet):
    """Named questions on notices."""

    def waiting(self) -> Self:
        """Narrow to those that are neither mailed nor dropped."""
        return self.filter(settled_at=None)

    def due(self, now: datetime) -> Self:
        """Narrow to those whose hour has come, oldest first."""
        return self.waiting().filter(due_at__lte=now).order_by("due_at", "pk")

    def alike(self, notice: "Notice") -> Self:
        """Narrow to the same kind of fact, on the same case, for the same person."""
        return self.filter(person_id=notice.person_id, case_id=notice.case_id, event__type=notice.event.type)


class Notice(PortalModel):
    """Something that happened, to be told to one person by this portal."""

    lives_on: ClassVar[bool] = True

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    user_id = models.BigIntegerField()  # of that person: whoever is on two portals is told by one
    case_id = models.BigIntegerField(null=True)
    who = models.CharField(max_length=20, choices=Who.choices)
    due_at = models.DateTimeField()
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
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(settled_at=None), name="notifications_notice_waiting"),
            models.Index(fields=["person", "case_id"], name="notifications_notice_of_person"),
        ]
