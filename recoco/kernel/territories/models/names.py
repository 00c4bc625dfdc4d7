"""What people type to mean a commune: its names of today and of yesterday, other postal codes, former INSEE codes."""

from typing import Self

from django.db import models

from recoco.kernel.kit.folding import fold
from recoco.kernel.territories.querysets import CommuneNameQuerySet
from recoco.kernel.territories.spelling import spell

from .commune import PREFIX, Commune


class CommuneName(models.Model):
    """A name that a current commune bears, bore, or took over from a commune merged into it."""

    scope = "global"

    class Kind(models.TextChoices):
        CURRENT = "current", "nom actuel"
        RENAMED = "renamed", "ancien nom"
        MERGED = "merged", "ancienne commune"

    commune = models.ForeignKey(Commune, models.PROTECT, related_name="names")
    name = models.CharField("nom", max_length=100)
    kind = models.CharField("nature", max_length=8, choices=Kind)
    # The forms compared with what is typed: see `spelling.spell`.
    article = models.CharField(max_length=3, blank=True)
    plain = models.CharField(max_length=100)
    bare = models.CharField(max_length=100)
    mirror = models.CharField(max_length=100)
    # The commune's population, 0 if unknown: it sorts thousands of « Saint-… » without reading as many communes.
    weight = models.PositiveIntegerField(default=0)

    objects = models.Manager.from_queryset(CommuneNameQuerySet)()

    class Meta:
        verbose_name = "nom de commune"
        indexes = [
            models.Index(fields=["plain"], opclasses=[PREFIX], name="commune_name_plain"),
            models.Index(fields=["bare"], opclasses=[PREFIX], name="commune_name_bare"),
            models.Index(fields=["mirror"], opclasses=[PREFIX], name="commune_name_mirror"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["commune"], condition=models.Q(kind="current"), name="one_current_name")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def sound(self) -> tuple[str, str]:
        """What makes two names the same name: all but spaces, accents and the like."""
        return self.article, self.plain

    @classmethod
    def current_of(cls, commune: Commune) -> Self:
        """Return, unsaved, the name *commune* bears."""
        name = cls(commune_id=commune.pk, name=commune.name, kind=cls.Kind.CURRENT, weight=commune.population or 0)
        return name._formed(commune.name_folded)

    @classmethod
    def spelled(cls, commune_id: int, name: str, kind: Kind) -> Self:
        """Return, unsaved, any name of a commune."""
        return cls(commune_id=commune_id, name=name, kind=kind)._formed(fold(name))

    def _formed(self, folded: str) -> Self:
        forms = spell(folded)
        self.article, self.plain, self.bare, self.mirror = forms.article, forms.plain, forms.bare, forms.mirror
        return self


class OtherPostalCode(models.Model):
    """A postal code of a commune beyond its first, which `Commune.postal_codes` begins with and is found by."""

    scope = "global"

    commune = models.ForeignKey(Commune, models.PROTECT, related_name="+")
    code = models.CharField("code postal", max_length=5)

    class Meta:
        verbose_name = "autre code postal"
        indexes = [models.Index(fields=["code"], opclasses=[PREFIX], name="postal_code_prefix")]
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="postal_code_once")]


class FormerCode(models.Model):
    """An INSEE code out of use before this installation knew the commune, and the commune it means now."""

    scope = "global"

    code = models.CharField("ancien code INSEE", max_length=5, unique=True)
    commune = models.ForeignKey(Commune, models.PROTECT, related_name="former_codes")

    class Meta:
        verbose_name = "ancien code INSEE"
