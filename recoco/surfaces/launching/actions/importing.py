"""Puts a bundle into a portal that lives already."""

from django.db import transaction

from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.portals import scope
from recoco.surfaces.launching.bundles.bundle import Bundle
from recoco.surfaces.launching.bundles.importing import Change, import_documents
from recoco.surfaces.launching.events import PORTAL_IMPORTED


@transaction.atomic
def import_bundle(bundle: Bundle, *, by: Actor) -> list[Change]:
    """Give the current portal what *bundle* says; each document keeps its former version.

    :raises Forbidden: when *by* may not configure the portal.
    :raises BrokenBundle: when it cannot be imported: then nothing is.
    """
    by.must(Permission.PORTAL_CONFIGURE)
    changes = import_documents(bundle, by=by, note="Import")
    if changes:
        record(PORTAL_IMPORTED, by=by, subject=scope.current_portal())
    return changes
