"""The access journal: who opened which case, once a day, in the words of that day."""

from datetime import datetime
from typing import Any, ClassVar, NoReturn

from django.db import models

from recoco.kernel.kit import clock
from recoco.kernel.portals.append_only import AppendOnly
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.rules import InPortal, Rule, WithCase
from recoco.kernel.portals.scoped import Scope, ScopedModel


class Opened(models.TextChoices):
    """What was opened."""

    CASE = "case", "Le dossier"
    CONTACT = "contact", "Des coordonnées"
    EXPORT = "export", "Un export"
    SHARED = "shared", "La page d’un lien de partage"


class AccessEntryQuerySet(PortalQuerySet):
    """The journal is written and read; only its age takes lines away."""

    def update(self, **_: Any) -> NoReturn:
        """Refuse: the journal is append-only."""
        raise AppendOnly("The access journal is append-only.")

    def delete(self) -> NoReturn:
        """Refuse: the journal is append-only."""
        raise AppendOnly("The access journal is append-only.")

    def forget_before(self, instant: datetime) -> int:
        """Delete the lines older than *instant*; return how many."""
        return super(AccessEntryQuerySet, self.filter(at__lt=instant)).delete()[0]


class AccessEntry(ScopedModel):
    """Somebody opened something of a case. Plain numbers: the journal outlives what it names.

    Read wherever the case is; written by the portal where it was opened, even one that does not hold the case.
    """

    scope: ClassVar[Scope] = "shared"
    seen: ClassVar[Rule] = WithCase()
    written: ClassVar[Rule] = InPortal()
    lives_on: ClassVar[bool] = True

    case_id = models.BigIntegerField()
    portal_id = models.BigIntegerField()
    portal_name = models.CharField(max_length=80)
    user_id = models.BigIntegerField()  # below zero, a device without account: another number each day
    name = models.CharField(max_length=200)
    organization = models.CharField(max_length=160, blank=True)
    what = models.CharField(max_length=8, choices=Opened.choices)
    about_id = models.BigIntegerField(default=0)  # the user whose contact details were shown; the link that was opened
    about_name = models.CharField(max_length=200, blank=True)
    day = models.DateField()
    at = models.DateTimeField(default=clock.now)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(AccessEntryQuerySet)()

    class Meta(ScopedModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["case_id", "user_id", "portal_id", "day", "what", "about_id"], name="cases_opened_once_a_day"
            ),
        ]
        indexes = [
            models.Index(fields=["case_id", "-at", "-id"], name="cases_access_journal"),
            models.Index(fields=["user_id", "portal_id", "-at"], name="cases_opened_by_somebody"),
            models.Index(fields=["at"], name="cases_access_by_age"),
        ]

    def save(self, **options: Any) -> None:
        """Insert the line.

        :raises AppendOnly: when it is already written.
        """
        if not self._state.adding:
            raise AppendOnly("The access journal is append-only.")
        super().save(**{**options, "force_insert": True})

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: the journal is append-only."""
        raise AppendOnly("The access journal is append-only.")
