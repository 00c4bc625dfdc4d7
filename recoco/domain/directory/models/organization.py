"""Who works with communes: an organisation is the same for all portals, what one notes of it is its own."""

from django.db import models

from recoco.kernel.kit import clock
from recoco.kernel.portals.scoped import PortalModel
from recoco.kernel.territories.models import Departement

NAME_LENGTH = 160


class OrganizationKind(models.TextChoices):
    """What kind of organisation it is."""

    COMMUNE = "commune", "Commune"
    EPCI = "epci", "Intercommunalité"
    DDT = "ddt", "Direction départementale des territoires"
    DREAL = "dreal", "Direction régionale de l’environnement"
    EPF = "epf", "Établissement public foncier"
    CAUE = "caue", "Conseil d’architecture, d’urbanisme et de l’environnement"
    AGENCY = "agency", "Agence d’urbanisme"
    OPERATOR = "operator", "Opérateur de l’État"
    ASSOCIATION = "association", "Association"
    CONSULTANT = "consultant", "Bureau d’études"
    OTHER = "other", "Autre"


class Organization(models.Model):
    """A reference that portals share: names found by typing them, never lists of one another."""

    scope = "global"

    name = models.CharField("nom", max_length=NAME_LENGTH)
    folded = models.CharField(max_length=NAME_LENGTH * 2, unique=True)
    kind = models.CharField("nature", max_length=12, choices=OrganizationKind.choices, default=OrganizationKind.OTHER)
    website = models.URLField("site internet", blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    def __str__(self) -> str:
        return self.name


class OrganizationDepartement(models.Model):
    """A département where an organisation works; one without any works in the whole country."""

    scope = "global"

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="departements")
    departement = models.ForeignKey(Departement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "departement"], name="directory_departement_once"),
        ]


class Listing(PortalModel):
    """An organisation in the address book of one portal, with what this portal notes of it."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    note = models.TextField("note", blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["portal", "organization"], name="directory_listed_once"),
        ]

    def __str__(self) -> str:
        return self.organization.name
