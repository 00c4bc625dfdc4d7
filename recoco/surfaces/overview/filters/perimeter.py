"""Whose cases: mine, those of my territory, or all those I may open; and my place in them."""

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

    key, label, is_plain = "perimetre", "Périmètre", True

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
        return followed_by(by) | Q(case__commune__departement__id__in=by.territory.departements)


class Place(Filter):
    """On which side of the case the reader is: what awaits them is not the same."""

    key, label, is_plain = "place", "Ma place", True
    COLLECTIVITE = Choice("collectivite", "côté collectivité")
    ADVISING = Choice("conseil", "côté conseil")
    NONE = Choice("aucune", "aucune")

    def offered(self, by: Actor) -> Iterable[Choice]:
        return self.known((), by) if in_team(by) or by.territory.is_adviser else ()

    def known(self, asked: object, by: Actor) -> Iterable[Choice]:
        return (self.COLLECTIVITE, self.ADVISING, self.NONE)

    def of(self, values: set[str], by: Actor) -> Q:
        if self.COLLECTIVITE.value in values:
            return on_collectivite_side(by)
        return on_advising_side(by) if self.ADVISING.value in values else ~followed_by(by)


def followed_by(actor: Actor) -> Q:
    """Return the condition that *actor* takes part in the case, on whichever side."""
    return on_collectivite_side(actor) | on_advising_side(actor)


def on_collectivite_side(actor: Actor) -> Q:
    """Return the condition that *actor* is of the collectivité of the case."""
    if actor.person is None:
        return Q(pk__in=[])
    return Q(case_id__in=CaseParticipation.objects.filter(user_id=actor.user_id).values("case_id"))


def on_advising_side(actor: Actor) -> Q:
    """Return the condition that *actor* advises or observes the case on this portal."""
    if actor.person is None:
        return Q(pk__in=[])
    return Q(pk__in=PlacementParticipation.objects.filter(person=actor.person).values("placement_id"))
