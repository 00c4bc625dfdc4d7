"""What a collectivité makes of a recommendation: its status, who read it, what was said of it."""

from django.db import models

from recoco.domain.advice.models.recommendation import Recommendation
from recoco.domain.advice.statuses import OPEN, AdviceStatus, Channel, Voice
from recoco.domain.cases.models import Case
from recoco.kernel.kit import clock
from recoco.kernel.portals.lists import LABEL_LENGTH
from recoco.kernel.portals.scoped import SharedModel

TOKEN_LENGTH = 40


class OfCase(SharedModel):
    """A row that goes with a case, written on every portal that holds it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")

    class Meta(SharedModel.Meta):
        abstract = True


class Uptake(OfCase):
    """What is said of one recommendation since it was published, whatever the portal it is said on."""

    recommendation = models.OneToOneField(Recommendation, on_delete=models.PROTECT, related_name="uptake")
    # Published, and neither called back nor withdrawn.
    is_live = models.BooleanField(default=True)
    published_at = models.DateTimeField()
    status = models.CharField(max_length=14, choices=AdviceStatus.choices, default=AdviceStatus.NEW)
    reason = models.CharField(max_length=LABEL_LENGTH, blank=True)
    version = models.PositiveIntegerField(default=1)
    read_at = models.DateTimeField(null=True)  # first opened by somebody of the collectivité side
    reacted_at = models.DateTimeField(null=True)  # last status or comment by the collectivité side

    class Meta(OfCase.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status=AdviceStatus.NOT_APPLICABLE) ^ models.Q(reason=""),
                name="advice_not_applicable_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "status"], condition=models.Q(is_live=True), name="advice_live_of_case"),
            models.Index(fields=["case"], condition=models.Q(is_live=True, read_at=None), name="advice_unread_of_case"),
        ]

    @property
    def is_open(self) -> bool:
        """Whether the collectivité has still something to do or to say."""
        return self.is_live and self.status in OPEN


class RecommendationStatus(OfCase):
    """One status of a recommendation, from an instant to another: what statistics count."""

    uptake = models.ForeignKey(Uptake, on_delete=models.PROTECT, related_name="statuses")
    status = models.CharField(max_length=14, choices=AdviceStatus.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    by_user_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200, blank=True)
    voice = models.CharField(max_length=12, choices=Voice.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    reason = models.CharField(max_length=LABEL_LENGTH, blank=True)

    class Meta(OfCase.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["uptake"], condition=models.Q(until=None), name="advice_one_current_status"
            ),
        ]


class RecommendationReading(OfCase):
    """Somebody of the collectivité side has had a recommendation before their eyes."""

    uptake = models.ForeignKey(Uptake, on_delete=models.PROTECT, related_name="readings")
    user_id = models.BigIntegerField()
    name = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)

    class Meta(OfCase.Meta):
        constraints = [
            models.UniqueConstraint(fields=["uptake", "user_id"], name="advice_read_once_by_each"),
        ]


class FollowUp(OfCase):
    """A change of status, a comment, or both at once, in the words of that day."""

    uptake = models.ForeignKey(Uptake, on_delete=models.PROTECT, related_name="follow_ups")
    status = models.CharField(max_length=14, choices=AdviceStatus.choices, blank=True)
    reason = models.CharField(max_length=LABEL_LENGTH, blank=True)
    text = models.TextField("commentaire", blank=True)
    file_count = models.PositiveSmallIntegerField(default=0)  # rows of `FollowUpFile`
    token = models.CharField(max_length=TOKEN_LENGTH, blank=True)  # of the form: sent twice, kept once
    author_id = models.BigIntegerField(null=True)  # the user's number
    author_name = models.CharField(max_length=200)
    author_organization = models.CharField(max_length=160, blank=True)
    voice = models.CharField(max_length=12, choices=Voice.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    at = models.DateTimeField(default=clock.now)

    class Meta(OfCase.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="") | ~models.Q(text="") | models.Q(file_count__gt=0),
                name="advice_follow_up_says_something",
            ),
            models.UniqueConstraint(
                fields=["uptake", "author_id", "token"],
                condition=~models.Q(token=""),
                name="advice_follow_up_sent_once",
            ),
        ]

    @property
    def author(self) -> str:
        """Who said it, as they were then."""
        return f"{self.author_name} ({self.author_organization})" if self.author_organization else self.author_name
