"""The outbox: one row for each e-mail, from the gesture that causes it to the server that takes it."""

from typing import ClassVar

from django.db import models

from recoco.kernel.kit import clock
from recoco.kernel.mail.querysets import OutgoingEmailQuerySet
from recoco.kernel.mail.states import State
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.querysets import PortalManager
from recoco.kernel.portals.scoped import PortalModel


class OutgoingEmail(PortalModel):
    """An e-mail to one person, in the voice of one portal (of the platform when it has none)."""

    lives_on: ClassVar[bool] = True

    portal = models.ForeignKey(  # type: ignore[assignment]
        Portal, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    kind = models.CharField(max_length=60)
    to = models.EmailField()
    user_id = models.BigIntegerField(null=True)
    case_id = models.BigIntegerField(null=True)
    causes = models.JSONField(default=list)  # numbers of the events it tells
    words = models.JSONField(default=dict)
    key = models.CharField(max_length=120, null=True, unique=True)  # what makes it unique, where something does
    message_id = models.CharField(max_length=120, unique=True)
    lane = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)  # for a row being sent: when its lease ends
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(OutgoingEmailQuerySet)()

    class Meta(PortalModel.Meta):
        indexes = [
            models.Index(
                fields=["lane", "due_at"],
                condition=models.Q(state__in=[State.QUEUED, State.SENDING]),
                name="mail_waiting",
            ),
            models.Index(fields=["portal", "-created_at"], name="mail_of_portal"),
            models.Index(fields=["user_id", "-created_at"], name="mail_of_user"),
            models.Index(
                fields=["portal", "-created_at"], condition=models.Q(state=State.FAILED), name="mail_failed_of_portal"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=State.SENT) | models.Q(sent_at__isnull=False), name="mail_sent_is_dated"
            ),
        ]
