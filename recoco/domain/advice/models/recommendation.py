"""What an adviser recommends: written on one portal, read on all those of the case once it is published."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from recoco.domain.advice.models.publication import Advising, Publication
from recoco.domain.advice.querysets import RecommendationQuerySet
from recoco.domain.advice.statuses import DEADLINE_WORDS, DeadlineKind
from recoco.domain.directory.models import Card
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.types import Reach
from recoco.kernel.kit import clock
from recoco.kernel.portals.lists import LABEL_LENGTH
from recoco.kernel.portals.querysets import PortalManager
from recoco.kernel.portals.scoped import PortalModel

TITLE_LENGTH = 200
IS_DRAFT = models.Q(published_at=None, publication=None, reach=Reach.PORTAL)
IS_PUBLISHED = models.Q(published_at__isnull=False, publication__isnull=False, reach=Reach.CASE, deleted_at=None)


class Recommendation(Advising):
    """A draft, then what the collectivité reads. Only its own portal changes its words.

    What the collectivité makes of it is its `Uptake`, which every portal of the case may write.
    """

    title = models.CharField("intention", max_length=TITLE_LENGTH)
    text = models.TextField("texte")
    position = models.PositiveIntegerField(default=0)
    # The portal's topic by number, and its name of that day: other portals cannot read the lists of this one.
    topic_id = models.BigIntegerField(null=True)
    topic_name = models.CharField("thématique", max_length=LABEL_LENGTH, blank=True)
    deadline = models.DateField("échéance", null=True)
    deadline_kind = models.CharField("nature de l’échéance", max_length=10, choices=DeadlineKind.choices, blank=True)
    card = models.ForeignKey(Card, on_delete=models.PROTECT, null=True, related_name="+")  # whom to turn to
    version = models.PositiveIntegerField(default=1)
    # The same advice in several dossiers: the number of the first one, in another dossier that its reader may not see.
    copied_from_id = models.BigIntegerField(null=True)

    author_id = models.BigIntegerField(null=True)  # the user's number
    author_name = models.CharField(max_length=200)
    author_organization = models.CharField(max_length=160, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)  # since its publication
    edited_by_name = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.CharField(max_length=200, blank=True)
    withdrawal_reason = models.TextField(blank=True)
    deleted_at = models.DateTimeField(null=True)  # a draft given up
    deleted_by_name = models.CharField(max_length=200, blank=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(RecommendationQuerySet)()

    class Meta(Advising.Meta):
        constraints = [
            models.CheckConstraint(condition=IS_DRAFT | IS_PUBLISHED, name="advice_draft_or_published"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawal_reason="")
                | (models.Q(withdrawn_at__isnull=False, published_at__isnull=False) & ~models.Q(withdrawal_reason="")),
                name="advice_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(deadline=None, deadline_kind="")
                | (models.Q(deadline__isnull=False) & ~models.Q(deadline_kind="")),
                name="advice_deadline_says_its_kind",
            ),
            # The same advice stands once in a dossier, however many prepare it there at once.
            models.UniqueConstraint(
                fields=["case", "copied_from_id"],
                condition=models.Q(copied_from_id__isnull=False, deleted_at=None, withdrawn_at=None),
                name="advice_once_in_a_dossier",
            ),
        ]
        indexes = [
            models.Index(
                fields=["case", "portal"],
                condition=models.Q(published_at=None, deleted_at=None),
                name="advice_drafts_of_case",
            ),
            models.Index(fields=["case", "position", "id"], name="advice_order_in_case"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        """Whether only advisers of its portal see it."""
        return self.published_at is None

    @property
    def first_id(self) -> int:
        """The number of the first recommendation that gave this advice: its own, unless it was copied."""
        return int(self.copied_from_id or self.pk)

    @property
    def is_published(self) -> bool:
        """Whether the collectivité reads it, and its authors stand by it."""
        return not self.is_draft and not self.is_withdrawn

    @property
    def is_withdrawn(self) -> bool:
        """Whether its authors no longer stand by it."""
        return self.withdrawn_at is not None

    @property
    def author(self) -> str:
        """Who recommends it, as they were then: « Awa Diop (DDT du Nord) »."""
        return f"{self.author_name} ({self.author_organization})" if self.author_organization else self.author_name

    @property
    def deadline_words(self) -> str:
        """What the badge says before the date."""
        return DEADLINE_WORDS[DeadlineKind(self.deadline_kind)] if self.deadline else ""

    def is_by(self, actor: Actor) -> bool:
        """Tell whether *actor* wrote it."""
        return actor.user_id is not None and self.author_id == actor.user_id

    def get_absolute_url(self) -> Any:
        return reverse("advice:show", args=[self.placement.case.slug, self.pk])


class RecommendationVersion(PortalModel):
    """What a published recommendation said before it was edited."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=TITLE_LENGTH)
    text = models.TextField()
    until = models.DateTimeField(default=clock.now)
    edited_by_name = models.CharField(max_length=200)
