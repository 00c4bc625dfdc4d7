"""The buttons of the menu « Déplacer vers… »."""

from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.template.loader import render_to_string

from recoco.domain.cases.moves import Move

register = template.Library()


@register.simple_tag
def move_buttons(moves: Sequence[Move]) -> str:
    """Write one button for each move; once for all the cards of a column, that may go to the same places."""
    return _written(tuple(moves))


@lru_cache(maxsize=100)
def _written(moves: tuple[Move, ...]) -> str:
    return render_to_string("cases/move_buttons.html", {"moves": moves})
