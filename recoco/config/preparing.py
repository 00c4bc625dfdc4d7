"""Brings the database and the static files to what this version expects, and refuses to go on behind it."""

import multiprocessing
from collections.abc import Callable

from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import OperationalError

from recoco.config import static_files
from recoco.config.migrating import alone
from recoco.kernel.jobs.readiness import behind_sentence, pending_migrations
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.kit.slots import entries


def prepare(say: Callable[[str], object]) -> None:
    """Collect, migrate and take the first steps of an installation; quick when there is nothing to do.

    :param say: told one French sentence before each long moment.
    :raises Refused: when the database does not answer, or when the static files cannot be collected.
    """
    collecting = None
    if not static_files.are_collected():
        say("Rassemblement des fichiers statiques…")
        # In a process of its own: on the other core, and its memory goes away with it.
        collecting = multiprocessing.get_context("fork").Process(target=static_files.collect, daemon=True)
        collecting.start()
    try:
        # Held through the steps too: two machines that start together must not both fill an empty database.
        with alone():
            if _pending():
                say("Mise à jour de la base de données…")
                # Django's own: ours would wait for the lock held here.
                call_command(migrate.Command(), interactive=False, verbosity=0)
            for step in entries("SETUP_STEPS"):
                step()
    except OperationalError as error:
        raise _silent_database(error) from None
    if collecting is not None:
        collecting.join()
        if collecting.exitcode:
            raise Refused("Les fichiers statiques n’ont pas pu être rassemblés\u00a0: voyez l’erreur ci-dessus.")


def refuse_outdated_database() -> None:
    """Make sure that the database is up to date.

    :raises Refused: when migrations are pending, or when the database does not answer.
    """
    if pending := _pending():
        raise Refused(behind_sentence(pending))


def _pending() -> list[str]:
    try:
        return pending_migrations()
    except OperationalError as error:
        raise _silent_database(error) from None


def _silent_database(error: OperationalError) -> Refused:
    return Refused(f"La base de données ne répond pas\u00a0: {str(error).strip()}")
