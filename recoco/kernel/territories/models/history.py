"""Which files made the territories what they are, and what each changed: append-only."""

from django.db import models

from .commune import Commune


class Edition(models.Model):
    """One file of communes, loaded once."""

    scope = "global"

    source = models.CharField("fichier", max_length=200)
    digest = models.CharField("empreinte SHA-256", max_length=64)
    as_of = models.DateField("géographie au")
    loaded_at = models.DateTimeField("chargé le")

    class Meta:
        verbose_name = "édition des territoires"


class TerritoryChange(models.Model):
    """A commune created, renamed, merged or re-established by an edition; the first load is no change."""

    scope = "global"

    class Kind(models.TextChoices):
        CREATED = "created", "création"
        RENAMED = "renamed", "changement de nom"
        MERGED = "merged", "fusion"
        RESTORED = "restored", "rétablissement"

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="changes")
    commune = models.ForeignKey(Commune, models.PROTECT, related_name="changes")
    kind = models.CharField("nature", max_length=8, choices=Kind)
    before = models.CharField("avant", max_length=120, blank=True)
    after = models.CharField("après", max_length=120)

    class Meta:
        verbose_name = "changement de territoire"
