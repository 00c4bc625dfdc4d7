"""Where something is, as a page shows it: a map drawn by the server, and the same in words."""

from dataclasses import dataclass
from functools import cached_property

from .coordinates import Point
from .drawing import Picture, picture_of
from .models import Commune, Departement
from .wording import NBSP, of

# Nearer than this, the town hall and the place are one on our maps.
AT_THE_TOWN_HALL_KM = 0.3
# Where the name of a point no longer fits on its right.
TURNED_AT = 0.55


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a picture and its name.

    :param x: from the left, in units of the picture.
    :param y: from the top.
    :param end: the name stands before the point, for want of room after it.
    """

    x: int
    y: int
    name: str
    end: bool = False

    @property
    def name_x(self) -> int:
        """Where the name begins, or ends."""
        return self.x - 10 if self.end else self.x + 10

    @property
    def name_y(self) -> int:
        """The line on which the name is written."""
        return self.y + 5


@dataclass(frozen=True)
class Location:
    """Where something is, as well as it is known.

    :param commune: read with its département; None when unknown.
    :param point: the exact place; None when only the commune is known.
    """

    commune: Commune | None
    address: str = ""
    point: Point | None = None

    @property
    def departement(self) -> Departement | None:
        """The commune's."""
        return self.commune.departement if self.commune else None

    @property
    def town_hall(self) -> Point | None:
        """The commune's; 102 communes overseas have none on record."""
        return town_hall_of(self.commune) if self.commune else None

    @property
    def shown(self) -> Point | None:
        """The exact place, else the town hall."""
        return self.point or self.town_hall

    @cached_property
    def picture(self) -> Picture | None:
        """The map of the département, if its outline is known."""
        return picture_of(self.departement.code) if self.departement else None

    @property
    def mark(self) -> Mark | None:
        """The point on the map; None when there is none, or when it falls outside."""
        if self.picture is None or self.shown is None or not self.picture.frame.box.holds(self.shown):
            return None
        x, y = self.picture.frame.place(self.shown)
        return Mark(x, y, self.commune.name if self.commune else "", end=x > self.picture.frame.width * TURNED_AT)

    @property
    def in_words(self) -> str:
        """What the point of the map is: « à 3 km au nord-est de la mairie », « position de la mairie », or nothing."""
        if self.point is None:
            return "position de la mairie" if self.town_hall else ""
        if self.town_hall is None:
            return ""
        away = self.town_hall.distance_to(self.point)
        if away < AT_THE_TOWN_HALL_KM:
            return "à côté de la mairie"
        distance = f"{away:.0f}{NBSP}km" if away >= 0.95 else f"{round(away * 1000, -2):.0f}{NBSP}m"
        direction = self.town_hall.direction_to(self.point)
        return f"à {distance} {'à l’' if direction in {'est', 'ouest'} else 'au '}{direction} de la mairie"

    @property
    def told(self) -> str:
        """One sentence for those who do not see the map."""
        if self.mark is None or self.commune is None:
            return "Le lieu n’y est pas placé."
        if self.point is None:
            return f"Le point est à la mairie {of(self.commune.name)}."
        return f"Le point est le lieu exact, à {self.commune.name}."


def town_hall_of(commune: Commune) -> Point | None:
    """Return where the town hall of *commune* is, None when nobody knows."""
    if commune.latitude is None or commune.longitude is None:
        return None
    return Point(commune.latitude, commune.longitude)
