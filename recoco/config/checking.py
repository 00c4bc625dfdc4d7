"""What `recoco doctor` looks at in the installation itself: database, folder, addresses, work behind the pages."""

import os
from collections.abc import Iterator

from django.conf import settings
from django.db import Error

from recoco.kernel.jobs.lateness import late_jobs
from recoco.kernel.jobs.readiness import behind_sentence, pending_migrations
from recoco.kernel.kit.findings import Finding, doubtful, fine, wrong
from recoco.kernel.portals.models import Portal, PortalHost
from recoco.kernel.ui.french import counted

NB = "\u00a0"


def check_installation() -> Iterator[Finding]:
    """Look at what everything else stands on; nothing more without a database that is up to date."""
    if os.access(settings.HOME, os.W_OK):
        yield fine(f"Le dossier {settings.HOME} s’écrit.")
    else:
        yield wrong(f"Le dossier {settings.HOME} ne s’écrit pas{NB}: changez ses droits, ou RECOCO_HOME.")
    if settings.MODE == "production" and settings.PUBLIC_SCHEME != "https":
        yield doubtful(f"Les adresses publiques sont en {settings.PUBLIC_SCHEME}{NB}: un service ouvert demande https.")


def check_database() -> Iterator[Finding]:
    """Look at the database, at what the portals lack and at the jobs.

    :raises Error: when it does not answer any more.
    """
    try:
        pending = pending_migrations()
    except Error as error:
        yield wrong(f"La base de données ne répond pas{NB}: {error}")
        return
    if pending:
        yield wrong(behind_sentence(pending))
        return
    yield fine("La base de données répond et elle est à jour.")
    for portal in Portal.objects.exclude(pk__in=PortalHost.objects.filter(is_main=True).values("portal_id")):
        yield wrong(f"Le portail «{NB}{portal.name}{NB}» n’a pas d’hôte principal{NB}: ses liens ne mènent nulle part.")
    late = late_jobs()
    if late:
        names = ", ".join(one.job.name for one in late)
        yield doubtful(f"{counted(len(late), 'travail est', 'travaux sont')} en retard{NB}: {names}.")
    else:
        yield fine("Aucun travail n’est en retard.")
