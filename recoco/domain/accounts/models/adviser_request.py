"""A request to advise on a portal, and the team's decision on it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Prefetch

from recoco.domain.accounts.models.person import Person
from recoco.domain.accounts.models.role import PortalRole
from recoco.domain.accounts.models.user import User
from recoco.kernel.kit import clock
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import PortalModel
from recoco.kernel.territories.models import Departement

PENDING = models.Q(decided_at=None)
EVERYWHERE = "Toute la France"


class RequestState(models.TextChoices):
    """Where a request stands."""

    PENDING = "pending", "En attente"
    ACCEPTED = "accepted", "Acceptée"
    REFUSED = "refused", "Refusée"


class AdviserRequestQuerySet(PortalQuerySet):
    """Named questions on requests."""

    def pending(self) -> Self:
        """Narrow to those that wait for a decision."""
        return self.filter(PENDING)

    def decided(self) -> Self:
        """Narrow to those that somebody has accepted or refused."""
        return self.exclude(PENDING)

    def of(self, user: User) -> Self:
        """Narrow to those of an account, the last one first."""
        return self.filter(person__user=user).order_by("-submitted_at", "-pk")

    def with_territory(self) -> Self:
        """Bring who decided, and the départements."""
        return self.select_related("decided_by").prefetch_related("departements__departement")

    def with_applicant(self) -> Self:
        """Bring who asks too, with the roles they hold."""
        roles = Prefetch(
            "person__portal_roles", PortalRole.objects.filter(until=None).order_by("name"), "current_roles"
        )
        return self.with_territory().select_related("person__user").prefetch_related(roles)


class AdviserRequest(PortalModel):
    """Somebody asks to advise on the portal; the words are those of that day, whatever their profile becomes."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organization = models.CharField("organisme", max_length=160)
    function = models.CharField("fonction", max_length=160)
    phone = models.CharField("téléphone", max_length=20)
    is_national = models.BooleanField("toute la France", default=False)
    motivation = models.TextField("pourquoi")
    submitted_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    is_accepted = models.BooleanField(null=True)
    reason = models.TextField("raison du refus", blank=True)
    granted_national = models.BooleanField("toute la France, accordée", default=False)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(AdviserRequestQuerySet)()

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["portal", "person"], condition=PENDING, name="accounts_one_pending_request_per_person"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at=None, decided_by=None, is_accepted=None)
                | models.Q(decided_at__isnull=False, decided_by__isnull=False, is_accepted__isnull=False),
                name="accounts_request_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(is_accepted=None) | models.Q(is_accepted=True) | ~models.Q(reason=""),
                name="accounts_request_refused_for_a_reason",
            ),
        ]

    @property
    def state(self) -> RequestState:
        """Where it stands now."""
        if self.is_accepted is None:
            return RequestState.PENDING
        return RequestState.ACCEPTED if self.is_accepted else RequestState.REFUSED

    @property
    def asked_departements(self) -> list[Departement]:
        """What was asked for, by number; empty for the whole country."""
        return self._departements("is_asked")

    @property
    def asked_territory(self) -> str:
        """What was asked for, in words."""
        return territory_words(self.is_national, self.asked_departements)

    @property
    def granted_territory(self) -> str:
        """What was granted, in words; empty unless it was accepted."""
        return territory_words(self.granted_national, self._departements("is_granted"))

    def _departements(self, kept: str) -> list[Departement]:
        rows = [row.departement for row in self.departements.all() if getattr(row, kept)]
        return sorted(rows, key=lambda one: one.code)


class RequestedDepartement(PortalModel):
    """A département in the territory that a request asks for, that the team grants, or both."""

    adviser_request = models.ForeignKey(AdviserRequest, on_delete=models.CASCADE, related_name="departements")
    departement = models.ForeignKey(Departement, on_delete=models.PROTECT, related_name="+")
    is_asked = models.BooleanField(default=False)
    is_granted = models.BooleanField(default=False)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["adviser_request", "departement"], name="accounts_departement_once_per_request"
            ),
            models.CheckConstraint(
                condition=models.Q(is_asked=True) | models.Q(is_granted=True),
                name="accounts_departement_asked_or_granted",
            ),
        ]


def territory_words(is_national: bool, departements: list[Departement]) -> str:
    """Return « Toute la France », or « Nord (59), Pas-de-Calais (62) »."""
    return EVERYWHERE if is_national else ", ".join(str(one) for one in departements)
