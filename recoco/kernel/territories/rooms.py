"""The room that names and circles take on a picture, so that none covers another."""

from typing import NamedTuple

# Of a name, in units of the picture.
LETTER, LINE = 7, 16


class Room(NamedTuple):
    """A rectangle, in units of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> "Room":
        """Return the room of what is centred on a point."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def meets(self, other: "Room") -> bool:
        """Tell whether the two overlap."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)

    def within(self, other: "Room") -> bool:
        """Tell whether all of it is inside of *other*."""
        across = self.left >= other.left and self.right <= other.right
        return across and self.top >= other.top and self.bottom <= other.bottom
