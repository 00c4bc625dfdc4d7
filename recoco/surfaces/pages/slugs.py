"""The last word of the address of a free page."""

import re

from django.utils.text import slugify

LONGEST = 60
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_slug(text: str) -> bool:
    """Tell whether *text* may end an address."""
    return len(text) <= LONGEST and bool(_SLUG.fullmatch(text))


def slug_of(title: str) -> str:
    """Return the slug of *title*; empty when it holds neither letter nor digit."""
    return slugify(title)[:LONGEST].strip("-")
