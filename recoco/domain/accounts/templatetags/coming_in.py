"""What the portal's settings say of who comes in, for the pages that offer it: one query where they ask."""

from typing import Any

from django import template

from recoco.domain.accounts import documents

register = template.Library()


@register.simple_tag
def access_here() -> dict[str, Any]:
    """Return who comes in on the current portal: `{% access_here as access %}`, then `access.has_passwords`."""
    return documents.access_here()
