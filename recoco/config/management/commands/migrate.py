"""`recoco migrate`: Django's, one process at a time."""

from typing import Any

from django.core.management.commands import migrate

from recoco.config.migrating import alone


class Command(migrate.Command):
    help = "Met la base de données à jour, une seule fois même si plusieurs processus démarrent ensemble."

    def handle(self, *args: Any, **options: Any) -> None:
        """Apply migrations while holding the set-up lock."""
        with alone():
            super().handle(*args, **options)
