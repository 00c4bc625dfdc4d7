"""What somebody has begun to write in a thread, kept until it is sent."""

from django.db import models

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Case
from recoco.kernel.kit import clock
from recoco.kernel.portals.scoped import PortalModel


class PostDraft(PortalModel):
    """One unfinished message for each person, case and thread."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    thread = models.CharField(max_length=20)  # the key of a `Thread`
    text = models.TextField()
    reply_to_id = models.BigIntegerField(null=True)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["person", "case", "thread"], name="conversation_one_draft_each"),
        ]
