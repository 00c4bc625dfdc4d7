"""What somebody is on one portal: the name, function and organisation that others see there."""

from django.db import models

from recoco.domain.accounts.models.user import User
from recoco.kernel.kit import clock
from recoco.kernel.portals.scoped import PortalModel


class Person(PortalModel):
    """A user on a portal, created at their first tie with it."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    first_name = models.CharField("prénom", max_length=80)
    last_name = models.CharField("nom", max_length=80)
    organization = models.CharField("organisation", max_length=160, blank=True)
    function = models.CharField("fonction", max_length=160, blank=True)
    phone = models.CharField("téléphone", max_length=20, blank=True)
    suspended_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["portal", "user"], name="accounts_one_person_per_portal"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """First name and name, or what is known of them."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def signature(self) -> str:
        """How they are introduced: « Awa Diop (DDT du Nord) »."""
        return f"{self.full_name} ({self.organization})" if self.organization else self.full_name
