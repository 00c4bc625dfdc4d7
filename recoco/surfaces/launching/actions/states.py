"""Puts a portal online, archives it, opens it again."""

from django.db import transaction

from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalState
from recoco.surfaces.launching.actors import at_portal
from recoco.surfaces.launching.checklist import checklist_here, missing
from recoco.surfaces.launching.events import PORTAL_ARCHIVED, PORTAL_OPENED, PORTAL_REOPENED


def put_online(*, by: Actor) -> None:
    """Open the current portal to everybody.

    :raises Forbidden: when *by* does not administer it.
    :raises Refused: when something without which no portal may open is missing, or when it is not in preparation.
    """
    by.must(Permission.PORTAL_CONFIGURE)
    if lacking := missing(checklist_here()):
        raise Refused(f"Avant de mettre en ligne, complétez : {', '.join(lacking)}.")
    portal = scope.current_portal()
    with transaction.atomic():
        _move(portal, PortalState.PREPARATION, PortalState.ONLINE, f"{portal.name} n’est pas en préparation.")
        record(PORTAL_OPENED, by=by, subject=portal)


@transaction.atomic
def archive_portal(portal: Portal, *, by: Actor) -> None:
    """Make *portal* a thing that one reads and exports.

    :raises Forbidden: when *by* does not run the platform.
    :raises Refused: when it already is.
    """
    by.must(Permission.PORTAL_ARCHIVE)
    here = _locked(portal)
    if here.is_archived:
        raise Refused(f"{portal.name} est déjà archivé.")
    with scope.entering(here):  # before: an archived portal takes no line of the log
        record(PORTAL_ARCHIVED, by=at_portal(by, here), subject=here)
    _move(portal, PortalState(here.state), PortalState.ARCHIVED, "")


@transaction.atomic
def reopen_portal(portal: Portal, *, by: Actor) -> None:
    """Put an archived portal in preparation again: its team reads it over, then puts it online.

    :raises Forbidden: when *by* does not run the platform.
    :raises Refused: when it is not archived.
    """
    by.must(Permission.PORTAL_ARCHIVE)
    _move(portal, PortalState.ARCHIVED, PortalState.PREPARATION, f"{portal.name} n’est pas archivé.")
    with scope.entering(_locked(portal)):
        record(PORTAL_REOPENED, by=at_portal(by, portal), subject=portal)


def _locked(portal: Portal) -> Portal:
    return Portal.objects.select_for_update(no_key=True).get(pk=portal.pk)


def _move(portal: Portal, state: PortalState, to: PortalState, otherwise: str) -> None:
    if not Portal.objects.filter(pk=portal.pk, state=state).update(state=to):
        raise Refused(otherwise)
    portal.state = to
