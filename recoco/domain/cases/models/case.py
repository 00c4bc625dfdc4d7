"""A project that a collectivité brings to get help."""

from functools import lru_cache
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.text import slugify

from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.rules import HoldingCase, Rule, WithCase
from recoco.kernel.portals.scoped import SharedModel
from recoco.kernel.territories.models import Commune

NAME_LENGTH = 128


@lru_cache(maxsize=10_000)  # a list writes it several times for each case
def _slug(name: str) -> str:
    return slugify(name)[:60].strip("-")


class Case(SharedModel):
    """The part of a dossier that all its portals share. Its number is its key, never used twice."""

    seen: ClassVar[Rule] = WithCase("id")
    written: ClassVar[Rule] = HoldingCase("id")

    name = models.CharField("nom du dossier", max_length=NAME_LENGTH)
    summary = models.TextField("résumé de la demande")
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, null=True, related_name="+")
    address = models.CharField("adresse", max_length=250, blank=True)
    latitude = models.FloatField("latitude", null=True, help_text="degrés, WGS 84 ; vide : la mairie de la commune")
    longitude = models.FloatField("longitude", null=True, help_text="degrés, WGS 84")
    version = models.PositiveIntegerField(default=1, editable=False)  # of what people edit, so that nobody overwrites
    paused_at = models.DateTimeField(null=True, editable=False)
    paused_by_name = models.CharField(max_length=200, blank=True, editable=False)
    pause_reason = models.TextField(blank=True)
    resume_on = models.DateField("reprise prévue le", null=True)
    # Its collectivité was told that the case will be paused for want of any sign; once paused, that this is why.
    pause_announced_at = models.DateTimeField(null=True, editable=False)
    kept_at = models.DateTimeField(null=True, editable=False)  # somebody last said that it goes on, by ending a pause
    origin = models.ForeignKey(Portal, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta(SharedModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="cases_point_whole_and_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_paused(self) -> bool:
        """Whether its collectivité asked to be left in peace for a while."""
        return self.paused_at is not None

    @property
    def is_paused_for_silence(self) -> bool:
        """Whether nobody asked for its pause: its collectivité had given no sign."""
        return self.paused_at is not None and self.pause_announced_at is not None

    @property
    def slug(self) -> str:
        """What the address shows of the case: « 1234-friche-lebel »."""
        return f"{self.pk}-{_slug(self.name)}".rstrip("-")

    def get_absolute_url(self) -> str:
        return reverse("cases:show", args=[self.slug])
