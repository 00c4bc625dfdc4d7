"""A contact shared in a dossier: what every portal of the case reads of it, kept true by the one that wrote it."""

from typing import ClassVar

from django.db import models

from recoco.kernel.activity.types import Reach
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.rules import InPortal, InPortalOrWithCase, Rule
from recoco.kernel.portals.scoped import Scope, ScopedModel


class Card(ScopedModel):
    """One contact in one case. The row that shows it (recommendation, message) points here and holds the rights.

    Other portals cannot read the address book: the card repeats its words.
    """

    scope: ClassVar[Scope] = "shared"
    seen: ClassVar[Rule] = InPortalOrWithCase()
    written: ClassVar[Rule] = InPortal()

    portal = models.ForeignKey(Portal, on_delete=models.PROTECT, related_name="+", editable=False)
    case_id = models.BigIntegerField()
    reach = models.CharField(
        max_length=10, choices=[(r.value, r.value) for r in (Reach.PORTAL, Reach.CASE)], default=Reach.PORTAL
    )
    contact_id = models.BigIntegerField()  # in the address book of its portal
    name = models.CharField(max_length=170)
    function = models.CharField(max_length=160)
    organization = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    has_left = models.BooleanField(default=False)

    class Meta(ScopedModel.Meta):
        constraints = [models.UniqueConstraint(fields=["case_id", "contact_id"], name="directory_one_card_in_a_case")]

    def __str__(self) -> str:
        return self.signature

    @property
    def signature(self) -> str:
        """How it is named in a line: « Jean Morel, chargé de mission (EPF Hauts-de-France) »."""
        function = f", {self.function}" if self.function != self.name else ""
        return f"{self.name}{function} ({self.organization})"
