"""Addresses of whichever thread a template draws: the two share their templates."""

from django import template

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.feed import in_milliseconds
from recoco.domain.conversation.threads import Thread

register = template.Library()
register.filter("milliseconds", in_milliseconds)


@register.simple_tag
def thread_url(thread: Thread, route: str, placement: Placement, number: int | None = None) -> str:
    """Write an address of *thread*: `{% thread_url thread "update" placement 12 %}`."""
    return thread.url(route, placement, number)


@register.simple_tag
def post_url(thread: Thread, placement: Placement, number: int) -> str:
    """Write the address where a post is before one's eyes."""
    return thread.place_of(placement, number)
