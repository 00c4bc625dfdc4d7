"""Portals made for one test, and what they are as a file."""

from typing import Any

from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.launching.actions.creating import create_portal
from recoco.surfaces.launching.actors import SERVER
from recoco.surfaces.launching.bundles.bundle import Bundle
from recoco.surfaces.launching.bundles.reading import read_text
from recoco.surfaces.launching.bundles.writing import bundle_of_portal, yaml_of


def created(key: str = "littoral", template: str | Bundle = "vierge", **words: Any) -> Portal:
    """Create a portal from the server."""
    words = {"name": "Conseil Littoral", "admin_email": "lea@exemple.fr"} | words
    return create_portal(key, template=template, by=SERVER, **words)


def exported(portal: Portal) -> str:
    """Return a portal as the text of a bundle."""
    with scope.entering(portal):
        return yaml_of(bundle_of_portal())


def read(text: str) -> Bundle:
    """Read the text of a bundle."""
    return read_text(text.encode(), {})
