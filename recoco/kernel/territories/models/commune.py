"""The commune: current, or gone and pointing to the one that took it in."""

from django.db import models
from django.db.models import F, Q

from recoco.kernel.territories.querysets import CommuneQuerySet
from recoco.kernel.territories.wording import label, placed

from .outer import Departement, Epci

# Lets PostgreSQL answer « begins with » from the index whatever its collation; SQLite ignores it.
PREFIX = "varchar_pattern_ops"


class Commune(models.Model):
    """A commune ever current here. Rows stay when a commune is merged: what people wrote about it keeps its ground."""

    scope = "global"

    insee = models.CharField("code INSEE", max_length=5, unique=True)
    name = models.CharField("nom", max_length=100)
    name_folded = models.CharField(max_length=100)
    departement = models.ForeignKey(Departement, models.PROTECT, related_name="communes")
    epci = models.ForeignKey(Epci, models.PROTECT, null=True, related_name="communes")
    siren = models.CharField("SIREN", max_length=9, blank=True)
    postal_codes = models.CharField("codes postaux", max_length=200, blank=True, help_text="séparés par une espace")
    population = models.PositiveIntegerField("population", null=True)
    latitude = models.FloatField("latitude de la mairie", null=True, help_text="degrés, WGS 84")
    longitude = models.FloatField("longitude de la mairie", null=True, help_text="degrés, WGS 84")
    gone_on = models.DateField("disparue le", null=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="absorbed")

    objects = models.Manager.from_queryset(CommuneQuerySet)()

    class Meta:
        verbose_name = "commune"
        indexes = [models.Index(fields=["postal_codes"], opclasses=[PREFIX], name="commune_postal_codes")]
        constraints = [
            models.CheckConstraint(
                condition=Q(gone_on=None, successor=None) | Q(gone_on__isnull=False, successor__isnull=False),
                name="commune_gone_has_successor",
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | ~Q(successor=F("id")), name="commune_not_its_own_successor"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def current(self) -> "Commune":
        """This commune, or the one that took it in; successors are always current, so one step is enough."""
        return self.successor or self

    @property
    def postal_code(self) -> str:
        """The first postal code, or nothing for the few places without post."""
        return self.postal_codes.partition(" ")[0]

    @property
    def placed_name(self) -> str:
        """« Saint-Denis (93) », with its département at hand."""
        return placed(self.name, self.departement.code)

    @property
    def label(self) -> str:
        """« Saint-Denis (93) — 93200, 150 000 hab. »: enough to tell it from its homonyms."""
        return label(self.name, self.departement.code, self.postal_code, self.population)
