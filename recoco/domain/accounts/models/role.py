"""The role of a person on a portal, and the territory of an adviser."""

from django.db import models

from recoco.domain.accounts.models.person import Person
from recoco.kernel.access.permissions import Role
from recoco.kernel.kit import clock
from recoco.kernel.portals.scoped import PortalModel
from recoco.kernel.territories.models import Departement


class RoleName(models.TextChoices):
    """The roles that a portal grants."""

    ADVISER = "adviser", "Conseiller·ère"
    STAFF = "staff", "Équipe du portail"
    ADMIN = "admin", "Administrateur·rice du portail"


STANDING_ROLES = {
    RoleName.ADVISER: Role.TERRITORY_ADVISER,
    RoleName.STAFF: Role.STAFF,
    RoleName.ADMIN: Role.ADMIN,
}


class PortalRole(PortalModel):
    """A role held by a person, from a date to another; several may be held at once."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="portal_roles")
    name = models.CharField(max_length=10, choices=RoleName.choices)
    is_national = models.BooleanField("toute la France", default=False)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"], condition=models.Q(until=None), name="accounts_one_current_role_of_a_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(is_national=False) | models.Q(name=RoleName.ADVISER),
                name="accounts_only_advisers_have_a_territory",
            ),
        ]


class RoleDepartement(PortalModel):
    """A département in the territory of an adviser."""

    portal_role = models.ForeignKey(PortalRole, on_delete=models.CASCADE, related_name="departements")
    departement = models.ForeignKey(Departement, on_delete=models.PROTECT, related_name="+")

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["portal_role", "departement"], name="accounts_departement_once_per_role"),
        ]
