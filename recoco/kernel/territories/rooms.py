"""The room that names and circles take on a picture, so that none covers another."""

from typing import NamedTuple

from .drawing import Frame

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

    def within(self, frame: Frame) -> bool:
        """Tell whether all of it is in the picture."""
        return self.left >= 0 and self.right <= frame.width and self.top >= 0 and self.bottom <= frame.height
