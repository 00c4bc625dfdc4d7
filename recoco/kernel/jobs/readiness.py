"""Whether the database is the one this version expects: `web` and `worker` refuse to start behind."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def pending_migrations() -> list[str]:
    """Return the migrations to apply, as `package.name`, in order; none when the database is up to date.

    :raises django.db.OperationalError: when the database does not answer.
    """
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def behind_sentence(pending: list[str]) -> str:
    """Say in French why nothing starts, and what to do.

    :param pending: what `pending_migrations` returned, not empty.
    """
    count = "1\u00a0migration attend" if len(pending) == 1 else f"{len(pending)}\u00a0migrations attendent"
    return (
        f"La base de données n’est pas à jour\u00a0: {count} (la première est {pending[0]}). "
        "Lancez «\u00a0recoco migrate\u00a0», puis recommencez."
    )
