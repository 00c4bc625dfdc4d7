"""Makes a portal that answers at once, from a template, a bundle or another portal."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug
from django.db import IntegrityError, transaction

from recoco.domain.accounts.actions.invitations import invite
from recoco.domain.accounts.models import RoleName
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalHost
from recoco.surfaces.launching.actors import at_portal
from recoco.surfaces.launching.bundles.bundle import Bundle
from recoco.surfaces.launching.bundles.importing import import_documents
from recoco.surfaces.launching.checklist import FROM_TEMPLATE
from recoco.surfaces.launching.events import PORTAL_CREATED
from recoco.surfaces.launching.hosts import right_host
from recoco.surfaces.launching.portal_templates import filled, template_named

WELCOME = (
    "Vous êtes la première personne à administrer ce portail. Il est en préparation : seule son équipe le voit. "
    "La page « Lancement » dit ce qu’il reste à faire avant de le mettre en ligne."
)


@transaction.atomic
def create_portal(
    key: str,
    *,
    name: str,
    template: str | Bundle,
    admin_email: str,
    by: Actor,
    host: str = "",
    subject: str = "",
) -> Portal:
    """Create a portal in preparation, and invite the first person who administers it.

    :param key: short lasting name, such as `urbanvitaliz`.
    :param template: name of a shipped template, or a bundle.
    :param host: main host name; `key` under the platform's host by default.
    :param subject: the portal's promise in one line; that of the template by default.
    :raises Forbidden: when *by* does not run the platform.
    :raises Refused: when the name, the host or the address does not fit, or is taken.
    :raises BrokenBundle: when the bundle cannot be imported.
    """
    by.must(Permission.PORTAL_CREATE)
    bundle = template_named(template) if isinstance(template, str) else template
    key, admin_email = key.strip().lower(), admin_email.strip().lower()
    _check(key, name, admin_email)
    host = right_host(host or f"{key}.{settings.ROOT_HOST}")
    portal = _written(key, name.strip(), subject.strip(), host, admin_email)
    by = at_portal(by, portal)
    with scope.entering(portal):
        record(PORTAL_CREATED, by=by, subject=portal, name=portal.name)
        words = {"nom": portal.name, "adresse": host, "contact": admin_email}
        import_documents(_named(filled(bundle, words), portal.name, subject), by=by, note=FROM_TEMPLATE)
        invite(admin_email, RoleName.ADMIN, by=by, message=WELCOME)
    portal.refresh_from_db()
    return portal


def _written(key: str, name: str, baseline: str, host: str, contact: str) -> Portal:
    portal = Portal(key=key, name=name, baseline=baseline, contact_email=contact)
    portal.sender_email = settings.PLATFORM_SENDER
    try:
        with transaction.atomic():
            portal.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"L’identifiant « {key} » est déjà celui d’un portail.") from None
    try:
        with transaction.atomic():
            PortalHost(portal=portal, name=host, is_main=True).save()
    except IntegrityError:
        raise Refused(f"L’adresse « {host} » mène déjà à un portail.") from None
    return portal


def _named(bundle: Bundle, name: str, subject: str) -> Bundle:
    """Return *bundle* under the name of the new portal, whatever its own says."""
    said: dict[str, Any] = dict(bundle.documents.get("identity", {}).get("") or {})
    said |= {"name": name} | ({"baseline": subject.strip()} if subject.strip() else {})
    return Bundle({**bundle.documents, "identity": {"": said}}, images=bundle.images, lines=bundle.lines)


def _check(key: str, name: str, email: str) -> None:
    try:
        validate_slug(key)
    except ValidationError:
        raise Refused("L’identifiant n’a que des lettres sans accent, des chiffres et des tirets.") from None
    if len(key) > 50:
        raise Refused("L’identifiant a 50 caractères au plus.")
    if not name.strip() or len(name) > 80:
        raise Refused("Le nom du portail a de 1 à 80 caractères.")
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(f"« {email} » n’est pas une adresse e-mail complète.") from None
