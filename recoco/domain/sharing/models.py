"""A link by which anybody who has it reads some parts of a dossier, until its day or until it is closed."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.timezone import localtime

from recoco.domain.cases.models import Case, OfCase
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import SharedModel

LABEL_LENGTH = 80


class SharedPart(models.TextChoices):
    """What a link may show."""

    ASSESSMENT = "assessment", "L’état des lieux"
    PRESENTATION = "presentation", "La présentation (sans les coordonnées)"
    ADVICE = "advice", "Les recommandations publiées"


class ShareLinkQuerySet(PortalQuerySet):
    """Named questions on share links."""

    def open(self) -> "ShareLinkQuerySet":
        """Narrow to those that still show something."""
        return self.filter(revoked_at=None, expires_at__gt=clock.now())


class ShareLink(OfCase, SharedModel):
    """It goes with the case: whoever may close it on one of its portals sees it there, wherever it was made.

    The secret itself is kept nowhere: it is shown once, when the link is made.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    portal = models.ForeignKey(Portal, on_delete=models.PROTECT, related_name="+", editable=False)  # where it opens
    label = models.CharField("pour qui", max_length=LABEL_LENGTH)
    digest = models.CharField(max_length=64, unique=True)
    shows_assessment = models.BooleanField(default=True)
    shows_presentation = models.BooleanField(default=False)
    shows_advice = models.BooleanField(default=False)
    site = models.CharField(max_length=200, blank=True)  # the only one that may frame it; empty for a page of its own
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by_id = models.BigIntegerField()  # the user's number
    made_by_name = models.CharField(max_length=200)
    made_by_organization = models.CharField(max_length=160, blank=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by_name = models.CharField(max_length=200, blank=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(ShareLinkQuerySet)()

    class Meta(SharedModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shows_assessment=True)
                | models.Q(shows_presentation=True)
                | models.Q(shows_advice=True),
                name="sharing_link_shows_something",
            ),
        ]
        indexes = [models.Index(fields=["case", "-made_at"], name="sharing_links_of_case")]

    def __str__(self) -> str:
        return self.label

    @property
    def is_frame(self) -> bool:
        """Whether it is made to stand in a page of another site."""
        return bool(self.site)

    @property
    def is_open(self) -> bool:
        """Whether it still shows something."""
        return self.revoked_at is None and self.expires_at > clock.now()

    @property
    def last_day(self) -> datetime:
        """The last day it opens."""
        return localtime(self.expires_at)

    @property
    def shows(self) -> list[SharedPart]:
        """The parts that it shows, in their order."""
        return [one for one in SharedPart if getattr(self, f"shows_{one.value}")]

    @property
    def shown(self) -> str:
        """The same in words: « l’état des lieux, les recommandations publiées »."""
        return ", ".join(f"{one.label[0].lower()}{one.label[1:]}" for one in self.shows)

    def is_by(self, actor: Actor) -> bool:
        """Tell whether *actor* made it."""
        return actor.user_id is not None and self.made_by_id == actor.user_id
