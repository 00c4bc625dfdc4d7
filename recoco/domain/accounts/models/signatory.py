"""Who reads the address of an organisation: each signs what they write with their own name."""

from typing import Any, ClassVar

from django.db import models

from recoco.domain.accounts.models.person import Person
from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import PortalModel


class SignatoryQuerySet(PortalQuerySet):
    """Named questions on those who sign."""

    def of(self, person: Person) -> "SignatoryQuerySet":
        """Narrow to those who read the shared address of *person* today, by name."""
        return self.filter(person=person, ended_at=None).order_by("folded", "pk")


class Signatory(PortalModel):
    """One of the people behind a shared address, on one portal.

    Who holds it gives their words to its `Person`: it is them that others see beside a dossier.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    first_name = models.CharField("prénom", max_length=80)
    last_name = models.CharField("nom", max_length=80)
    function = models.CharField("fonction", max_length=160, blank=True)
    folded = models.CharField(max_length=170, editable=False)  # the name, for comparison and order
    is_holder = models.BooleanField(default=False)
    since = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(SignatoryQuerySet)()

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["person", "folded"],
                condition=models.Q(ended_at=None),
                name="accounts_one_signatory_per_name",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(is_holder=True), name="accounts_one_holder_per_mailbox"
            ),
            models.CheckConstraint(
                condition=models.Q(is_holder=False) | models.Q(ended_at=None), name="accounts_holder_still_reads"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, **options: Any) -> None:
        self.folded = fold(self.full_name)
        super().save(**options)

    @property
    def full_name(self) -> str:
        """First name and name."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def introduced(self) -> str:
        """Name and function: « Paul Petit, secrétaire de mairie »."""
        return f"{self.full_name}, {self.function}" if self.function else self.full_name
