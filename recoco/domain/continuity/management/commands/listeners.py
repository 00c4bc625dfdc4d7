"""`recoco listeners`: looks at every active dossier, one by one, and fails if one of them has nobody to reach."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from recoco.domain.continuity.listening import lacks_of
from recoco.domain.continuity.sweeps import batches, watch_here
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalState
from recoco.kernel.ui.french import counted


class Command(BaseCommand):
    help = "Vérifie que chaque dossier actif a un·e référent·e et un·e conseiller·ère joignables."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--prevenir",
            action="store_true",
            help="note ce qui manque et prévient les équipes, comme chaque nuit",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print, portal by portal, how many dossiers were looked at and those to mend.

        :raises SystemExit: 1 when there are some.
        """
        lacking = 0
        for portal in Portal.objects.exclude(state=PortalState.ARCHIVED).order_by("name", "pk"):
            with scope.entering(portal):
                if options["prevenir"]:
                    watch_here()
                lacking += self._look(portal.name)
        if lacking:
            self.stdout.write(self.style.ERROR(f"{counted(lacking, 'dossier', 'dossiers')} à rattraper."))
            raise SystemExit(1)
        self.stdout.write(self.style.SUCCESS("Aucun dossier actif n’est sans interlocuteur."))

    def _look(self, name: str) -> int:
        seen, said = 0, []
        for some in batches():
            seen += len(some)
            lacks = lacks_of(some)
            for one in some:
                if one.pk in lacks:
                    whys = " ; ".join(lack.why for lack in lacks[one.pk])
                    said.append(f"  {one.case.pk} {one.case.name} : {whys}")
        looked = counted(seen, "dossier actif vérifié", "dossiers actifs vérifiés")
        self.stdout.write(self.style.MIGRATE_HEADING(f"{name} : {looked}, {len(said)} à rattraper"))
        for line in said:
            self.stdout.write(line)
        return len(said)
