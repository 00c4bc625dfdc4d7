"""What somebody is on one portal: the name, function and organisation that others see there."""

from datetime import date
from typing import Any

from django.db import models

from recoco.domain.accounts.models.user import User
from recoco.kernel.kit import clock
from recoco.kernel.portals.scoped import PortalModel

SIGNED_WORDS = ("first_name", "last_name", "function")


class Person(PortalModel):
    """A user on a portal, created at their first tie with it."""

    # The `Signatory` who writes at this instant at a shared address: this instance then bears their words.
    signatory: Any = None

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    first_name = models.CharField("prénom", max_length=80)
    last_name = models.CharField("nom", max_length=80)
    organization = models.CharField("organisation", max_length=160, blank=True)
    function = models.CharField("fonction", max_length=160, blank=True)
    phone = models.CharField("téléphone", max_length=20, blank=True)
    suspended_at = models.DateTimeField(null=True, editable=False)
    # The address is that of their organisation: several people read it, each `Signatory` signs with their own name.
    shared_since = models.DateTimeField(null=True, editable=False)
    # Away from a day to another, both included; for good when the second is not known. Who answers meanwhile.
    away_from = models.DateField("à partir du", null=True)
    away_until = models.DateField("jusqu’au", null=True)
    stand_in = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    first_steps_closed_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["portal", "user"], name="accounts_one_person_per_portal"),
            models.CheckConstraint(
                condition=models.Q(away_until=None) | models.Q(away_until__gte=models.F("away_from")),
                name="accounts_absence_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(stand_in=None) | models.Q(away_from__isnull=False),
                name="accounts_stand_in_of_an_absence",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """First name and name, or what is known of them."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def is_shared(self) -> bool:
        """Whether several people read their address."""
        return self.shared_since is not None

    def sign_as(self, signatory: Any) -> None:
        """Take the words of whoever signs, in memory only."""
        vars(self)["signatory"] = signatory
        for name in SIGNED_WORDS:
            setattr(self, name, getattr(signatory, name))

    def save(self, **options: Any) -> None:
        if self.signatory is not None:
            raise RuntimeError("These are the words of one signatory: read the person again to change it.")
        super().save(**options)

    def is_away(self, day: date) -> bool:
        """Tell whether they are away on *day*, or gone."""
        if self.away_from is None or day < self.away_from:
            return False
        return self.away_until is None or day <= self.away_until

    @property
    def signature(self) -> str:
        """How they are introduced: « Awa Diop (DDT du Nord) »."""
        return f"{self.full_name} ({self.organization})" if self.organization else self.full_name
