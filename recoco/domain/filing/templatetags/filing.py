"""Addresses of whichever place a template draws: the two share their templates."""

from django import template

from recoco.domain.cases.models import Placement
from recoco.domain.filing.spaces import Space

register = template.Library()


@register.simple_tag
def file_url(space: Space, route: str, placement: Placement, number: int | None = None) -> str:
    """Write an address of *space*: `{% file_url space "show" placement 12 %}`."""
    return space.url(route, placement, number)
