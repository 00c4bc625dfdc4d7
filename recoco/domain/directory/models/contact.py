"""Somebody whom one may turn to, in the address book of one portal."""

from typing import ClassVar

from django.db import models

from recoco.domain.directory.models.organization import Organization
from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold
from recoco.kernel.portals.scoped import PortalModel
from recoco.kernel.territories.models import Departement


class Contact(PortalModel):
    """A person or a desk: it is never deleted, it only leaves its post."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    first_name = models.CharField("prénom", max_length=80, blank=True)
    last_name = models.CharField("nom", max_length=80, blank=True)
    function = models.CharField("fonction", max_length=160)
    email = models.EmailField("adresse e-mail", blank=True)
    phone = models.CharField("téléphone", max_length=20, blank=True)
    note = models.TextField("note", blank=True)
    sorting = models.CharField(max_length=400)  # of its name, or of its function for a desk
    identity = models.CharField(max_length=900)  # of all that tells it from another: the same twice is one contact
    verified_at = models.DateTimeField(default=clock.now)
    verified_by_name = models.CharField(max_length=200, blank=True)
    left_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["portal", "organization", "identity"], name="directory_contact_once"),
            models.CheckConstraint(
                condition=~models.Q(email="") | ~models.Q(phone=""), name="directory_contact_may_be_reached"
            ),
        ]
        indexes = [models.Index(fields=["portal", "sorting", "id"], name="directory_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """How one calls it: a name, or the function of a desk."""
        return f"{self.first_name} {self.last_name}".strip() or self.function

    @property
    def signature(self) -> str:
        """How it is named in a line: « Jean Morel, chargé de mission (EPF Hauts-de-France) »."""
        function = f", {self.function}" if self.function != self.name else ""
        return f"{self.name}{function} ({self.organization.name})"

    def settle(self) -> None:
        """Work out what its words sort and compare by; nothing is saved."""
        self.sorting = fold(f"{self.last_name} {self.first_name}".strip() or self.function)
        parts = (self.first_name, self.last_name, self.function, self.email, self.phone)
        self.identity = "|".join(fold(part) for part in parts)


class ContactDepartement(PortalModel):
    """A département that a contact answers for; one without any answers for the whole country."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="departements")
    departement = models.ForeignKey(Departement, on_delete=models.PROTECT, related_name="+")

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["contact", "departement"], name="directory_contact_departement_once"),
        ]


class ContactOpening(PortalModel):
    """Somebody has asked how to reach a contact, outside any dossier: once a day, in the words of that day."""

    lives_on: ClassVar[bool] = True

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    user_id = models.BigIntegerField()
    name = models.CharField(max_length=200)
    day = models.DateField()
    at = models.DateTimeField(default=clock.now)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["contact", "user_id", "day"], name="directory_opened_once_a_day"),
        ]
        indexes = [models.Index(fields=["at"], name="directory_openings_by_age")]
