"""`recoco doctor`: looks at the installation and says what to mend."""

from typing import Any

from django.core.management.base import BaseCommand

from recoco.kernel.kit.findings import Check, Level
from recoco.kernel.kit.slots import entries


class Command(BaseCommand):
    help = "Examine l’installation\u00a0: base de données, e-mails, clés, travail de fond."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found, package by package; stop at a database that is not there.

        :raises SystemExit: 1 when something does not work.
        """
        is_wrong = False
        checks: tuple[Check, ...] = entries("CHECKS")
        for check in checks:
            found = list(check())
            for one in found:
                self.stdout.write(f"{one.level.value} {one.sentence}")
            is_wrong = is_wrong or any(one.level is Level.WRONG for one in found)
            if is_wrong and check.__name__ == "check_database":
                break
        if is_wrong:
            raise SystemExit(1)
