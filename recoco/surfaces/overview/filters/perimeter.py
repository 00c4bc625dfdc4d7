"""Whose cases: mine, those of my territory, or all those I may open."""

from collections.abc import Iterable

from django.db.models import Q

from recoco.domain.cases.models import CaseParticipation, PlacementParticipation
from recoco.kernel.access.actor import Actor
from recoco.surfaces.overview.choices import Choice, Filter, in_team

MINE = Choice("moi", "Mes dossiers")
TERRITORY = Choice("territoire", "Mon territoire")
ALL = Choice("tous", "Tous les dossiers")


class Perimeter(Filter):
    """One of three circles; each reader has a usual one, which the browser remembers."""

    key, label = "perimetre", "Périmètre"

    def offered(self, by: Actor) -> Iterable[Choice]:
        """A pure adviser's territory, with the cases they follow elsewhere, is all that they may open."""
        return [MINE, *([TERRITORY] if by.territory.is_adviser else []), *([ALL] if in_team(by) else [])]

    def known(self, asked: object, by: Actor) -> Iterable[Choice]:
        """An address received from a colleague may name any circle: it shows what this reader may open of it."""
        return (MINE, TERRITORY, ALL)

    def usual(self, by: Actor) -> Choice:
        """Return the circle of a reader who has chosen none."""
        return TERRITORY if by.territory.is_adviser else ALL

    def of(self, values: set[str], by: Actor) -> Q:
        if MINE.value in values:
            return followed_by(by)
        if ALL.value in values or by.territory.is_national:
            return Q()
        return followed_by(by) | Q(case__commune__departement_id__in=by.territory.departements)


def followed_by(actor: Actor) -> Q:
    """Return the condition that *actor* takes part in the case, on whichever side."""
    if actor.person is None:
        return Q(pk__in=[])
    sides = CaseParticipation.objects.filter(user_id=actor.user_id)
    followings = PlacementParticipation.objects.filter(person=actor.person)
    return Q(case_id__in=sides.values("case_id")) | Q(pk__in=followings.values("placement_id"))
