"""The append-only log, and one row for each reader that has still to hear of an event."""

from typing import ClassVar

from django.db import models

from recoco.kernel.activity.types import Reach, Visibility, event_types
from recoco.kernel.portals.append_only import AppendOnlyQuerySet, WrittenOnce
from recoco.kernel.portals.querysets import PortalManager
from recoco.kernel.portals.rules import InPortal, InPortalOrWithCase, Rule
from recoco.kernel.portals.scoped import PortalModel, Scope, ScopedModel


class EventQuerySet(AppendOnlyQuerySet):
    """Named questions on the log; it cannot be changed."""

    def of_case(self, case_id: int) -> "EventQuerySet":
        """Narrow to the events of one case, newest first."""
        return self.filter(case_id=case_id).order_by("-at", "-pk")


class Event(WrittenOnce, ScopedModel):
    """A fact, in the words of that day. Plain ids: the log outlives what it names."""

    scope: ClassVar[Scope] = "shared"
    seen: ClassVar[Rule] = InPortalOrWithCase()
    written: ClassVar[Rule] = InPortal()

    type = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    reach = models.CharField(max_length=10, choices=[(r.value, r.value) for r in Reach])
    visibility = models.CharField(max_length=10, choices=[(v.value, v.value) for v in Visibility])
    portal_id = models.BigIntegerField(null=True)
    case_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)  # the user's number
    actor_name = models.CharField(max_length=200, blank=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    words = models.JSONField(default=dict)
    channel = models.CharField(max_length=10)
    at = models.DateTimeField()

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(EventQuerySet)()

    class Meta(ScopedModel.Meta):
        indexes = [
            models.Index(fields=["case_id", "-at"], name="activity_event_of_case"),
            models.Index(fields=["portal_id", "-at"], name="activity_event_of_portal"),
            models.Index(
                fields=["actor_id", "type"],
                condition=models.Q(actor_id__isnull=False),
                name="activity_event_of_actor",
            ),
        ]

    @property
    def sentence(self) -> str:
        """The French sentence of this event."""
        return event_types()[self.type].say(self.actor_name or "La plateforme", self.words)


class Dispatch(PortalModel):
    """An event that one reader has to hear of: it waits here until it has."""

    lives_on: ClassVar[bool] = True

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    reader = models.CharField(max_length=40)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["event", "reader"], name="activity_one_dispatch_per_reader"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(done_at=None), name="activity_dispatch_waiting"),
        ]
