"""What contains communes: région, département and EPCI."""

from django.db import models


class Zone(models.TextChoices):
    METRO = "metro", "Métropole"
    DROM = "drom", "Départements et régions d’outre-mer"
    COM = "com", "Collectivités d’outre-mer"


class Region(models.Model):
    scope = "global"

    code = models.CharField("code", max_length=3, unique=True)
    name = models.CharField("nom", max_length=100)
    name_folded = models.CharField(max_length=100)
    seat = models.CharField("chef-lieu (INSEE)", max_length=5)
    zone = models.CharField("zone", max_length=5, choices=Zone)

    class Meta:
        verbose_name = "région"

    def __str__(self) -> str:
        return self.name


class Departement(models.Model):
    """A département, or an overseas collectivity, which stands in its place."""

    scope = "global"

    code = models.CharField("code", max_length=3, unique=True)
    name = models.CharField("nom", max_length=100)
    name_folded = models.CharField(max_length=100)
    region = models.ForeignKey(Region, models.PROTECT, related_name="departements")
    seat = models.CharField("chef-lieu (INSEE)", max_length=5)
    zone = models.CharField("zone", max_length=5, choices=Zone)

    class Meta:
        verbose_name = "département"

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class Epci(models.Model):
    """A grouping of communes with its own taxes; `kind` is its official abbreviation: CC, CA, CU, METRO…"""

    scope = "global"

    siren = models.CharField("SIREN", max_length=9, unique=True)
    name = models.CharField("nom", max_length=200)
    name_folded = models.CharField(max_length=200)
    kind = models.CharField("nature", max_length=10)
    population = models.PositiveIntegerField("population", null=True)

    class Meta:
        verbose_name = "EPCI"

    def __str__(self) -> str:
        return self.name
