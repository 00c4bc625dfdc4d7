"""Measures typing errors between what is typed and a name: changed, missing, added or swapped letters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Distance:
    """How far a name is from what is typed.

    :param errors: number of typing errors.
    :param unfinished: the name goes on after what is typed.
    """

    errors: int
    unfinished: bool


def tolerated(length: int) -> int:
    """Return how many errors *length* typed letters may hold: short words are too close to one another."""
    return 0 if length < 4 else 1 if length < 7 else 2


def distance(typed: str, name: str, most: int) -> Distance | None:
    """Return the distance from *typed* to *name* or to its beginning; nothing beyond *most* errors."""
    reach = name[: len(typed) + most + 1]
    # Each error brings in one foreign letter at most: this discards nearly all candidates at once.
    if len(set(typed).difference(reach)) > most:
        return None
    whole, beginning = _errors(typed, reach)
    away = Distance(beginning, unfinished=True)
    if len(name) == len(reach):
        away = min(away, Distance(whole, unfinished=False))
    return away if away.errors <= most else None


def _errors(typed: str, name: str) -> tuple[int, int]:
    """Return the errors (optimal string alignment) from *typed* to all of *name*, and to its best beginning."""
    before: list[int] = []
    above = list(range(len(name) + 1))
    for row, letter in enumerate(typed, 1):
        here = [row]
        for column, other in enumerate(name, 1):
            cost = min(above[column] + 1, here[column - 1] + 1, above[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == name[column - 2] and other == typed[row - 2]:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, above = above, here
    return above[-1], min(above)
