"""The tabs that all pages of the moderation share, whichever package owns them."""

from dataclasses import replace

from django import template
from django.template import Context

from recoco.kernel.ui.navigation import Link, links_of

register = template.Library()


@register.simple_tag(takes_context=True)
def moderation_tabs(context: Context) -> list[Link]:
    """Return the pages of the moderation that this person may open, from the slot `MODERATION_TABS`."""
    links = links_of("MODERATION_TABS", context["request"])
    # The first page's address begins those of the others: of the pages that hold this one, the nearest is current.
    current = max((link for link in links if link.current), key=lambda link: len(link.url), default=None)
    return [link if link is current else replace(link, current="") for link in links]
