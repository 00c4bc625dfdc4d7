"""Filters on who: the advisers of the case, the portal it was first brought to."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement, PlacementParticipation, PlacementRole
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals.models import Portal
from recoco.surfaces.overview.choices import Choice, Filter, numbers


class Advisers(Filter):
    """Who advises the case on this portal."""

    key, label, several = "conseiller", "Conseiller·ère", True

    def known(self, asked: Sequence[str], by: Actor) -> Iterable[Choice]:
        return _named(Person.objects.filter(pk__in=numbers(asked)))

    def offered(self, by: Actor) -> Iterable[Choice]:
        """Only those who advise a case that this reader may open."""
        here = Placement.objects.visible_to(by).order_by().values("pk")
        advising = PlacementParticipation.objects.filter(role=PlacementRole.ADVISER, placement_id__in=here)
        return _named(Person.objects.filter(pk__in=advising.values("person_id")))

    def of(self, values: set[str], by: Actor) -> Q:
        advising = PlacementParticipation.objects.filter(role=PlacementRole.ADVISER, person_id__in=values)
        return Q(pk__in=advising.values("placement_id"))


class Origins(Filter):
    """The portal where the collectivité brought its case."""

    key, label, several = "origine", "Portail d’origine", True

    def known(self, asked: Sequence[str], by: Actor) -> Iterable[Choice]:
        return self._choices(Portal.objects.filter(key__in=[value for value in asked if "\x00" not in value]), by)

    def offered(self, by: Actor) -> Iterable[Choice]:
        return self._choices(Portal.objects.all(), by)

    def of(self, values: set[str], by: Actor) -> Q:
        return Q(case__origin__key__in=values)

    def _choices(self, portals: Any, by: Actor) -> list[Choice]:
        """Only the portals that this reader's cases come from: the others are none of their business."""
        here = Placement.objects.visible_to(by).order_by().values("case__origin_id")
        rows = portals.filter(pk__in=here).order_by("name", "pk").values_list("key", "name")
        return [Choice(key, name) for key, name in rows]


def _named(people: Any) -> list[Choice]:
    choices = [Choice(str(person.pk), person.full_name) for person in people]
    return sorted(choices, key=lambda choice: (choice.label.casefold(), choice.value))
