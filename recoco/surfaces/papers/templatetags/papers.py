"""Where a file stands beside the document that names it."""

from collections.abc import Mapping
from urllib.parse import quote

from django import template

from recoco.kernel.files.models import StoredFile

register = template.Library()


@register.filter
def kept_at(file: StoredFile, places: Mapping[int, str]) -> str:
    """Return the address of *file* in the archive that holds the document; empty outside an archive."""
    return quote(places.get(file.pk, ""))
