"""Finds portals by their key, and keys for their names."""

from django.utils.text import slugify

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.launching.bundles.bundle import Bundle
from recoco.surfaces.launching.bundles.writing import bundle_of_portal
from recoco.surfaces.launching.portal_templates import shipped_templates, template_named

# Before the key of a portal where a template may bear the same name.
OF_PORTAL = "portail:"


def portal_named(key: str) -> Portal:
    """Return the portal of that key.

    :raises Refused: when there is none.
    """
    portal = Portal.objects.filter(key=key).first()
    if portal is None:
        known = ", ".join(Portal.objects.order_by("key").values_list("key", flat=True))
        raise Refused(f"Aucun portail n’a l’identifiant « {key} ». Ceux qui existent : {known or 'aucun'}.")
    return portal


def key_from(name: str) -> str:
    """Return the key that goes with the name of a portal: « Conseil Littoral » gives `conseil-littoral`."""
    return slugify(name.replace("’", " "))[:50].strip("-")


def model_named(name: str) -> Bundle:
    """Return what a portal may start from: a shipped template, or the portal of that key.

    :param name: of a template, or else the key of a portal; after `portail:`, always the key of a portal.
    :raises Refused: when it is neither.
    """
    of_portal = name.startswith(OF_PORTAL)
    key = name.removeprefix(OF_PORTAL)
    if not of_portal and (name in shipped_templates() or not Portal.objects.filter(key=name).exists()):
        return template_named(name)
    with scope.entering(portal_named(key)):
        return bundle_of_portal()
