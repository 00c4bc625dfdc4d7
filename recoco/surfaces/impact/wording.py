"""Figures as French readers expect them."""

from recoco.kernel.ui.french import NBSP, number
from recoco.surfaces.impact.indicators import HIDDEN_BELOW, Point, Unit

NOTHING = "Pas de donnée"
HIDDEN = f"Moins de {HIDDEN_BELOW}"


def told(point: Point, unit: Unit) -> str:
    """Write a value and its unit: « 1 204 », « 43,2 % », « 12,5 jours »."""
    if point.is_hidden:
        return HIDDEN
    if point.value is None:
        return NOTHING
    figure = written(point.value)
    if unit is Unit.SHARE:
        return f"{figure}{NBSP}%"
    if unit is Unit.DAYS:
        return f"{figure}{NBSP}{'jours' if point.value >= 2 else 'jour'}"
    return figure


def written(value: float) -> str:
    """Write a number: « 1 204 », « 4,2 »."""
    whole, _, tenth = str(value).partition(".")
    return number(int(whole)) + (f",{tenth}" if tenth.strip("0") else "")
