"""What may be put under the map of a form, by its own buttons: nothing that was typed is lost while one looks closer.

A button sends « plan,5 »: the background, and how many kilometres wide the map is.
"""

from dataclasses import dataclass

from .backgrounds import Background, asked_for, offered

WIDTHS = (1, 2, 5, 10, 20, 50)  # kilometres
EXACT, SOMEWHERE = 2, 10  # around an exact place, and around a town hall


@dataclass(frozen=True)
class Ground:
    """What is under the map, and what the buttons of the form send to have something else.

    :param choices: label, what its button sends, and whether it is shown, of each background that is on.
    :param kilometres: how wide the map is; None as without background.
    """

    choices: tuple[tuple[str, str, bool], ...] = ()
    background: Background | None = None
    kilometres: int | None = None

    @property
    def sent(self) -> str:
        """What asks for the same again."""
        return self._at(self.kilometres)

    @property
    def nearer(self) -> str:
        """What asks for a nearer view; empty on the nearest."""
        return self._at(next((one for one in reversed(WIDTHS) if one < (self.kilometres or 0)), None))

    @property
    def further(self) -> str:
        """What asks for a wider view; empty on the widest."""
        return self._at(next((one for one in WIDTHS if one > (self.kilometres or WIDTHS[-1])), None))

    def _at(self, kilometres: int | None) -> str:
        return f"{self.background.key},{kilometres}" if self.background and kilometres else ""


def ground_of(asked: str, *, is_exact: bool) -> Ground:
    """Return what is under the map, as a button has asked; anything else is nothing.

    :param is_exact: whether the map is about a point: it is then nearer, unless the button says how wide.
    """
    key, _, typed = asked.partition(",")
    background = asked_for(key)
    usual = EXACT if is_exact else SOMEWHERE
    width = int(typed) if typed in map(str, WIDTHS) else usual
    choices = tuple((one.label, f"{one.key},{width}", one is background) for one in offered())
    return Ground(choices, background, width if background else None)
