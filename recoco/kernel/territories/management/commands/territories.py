"""`recoco territories update FICHIER`: passes to another year's communes."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from recoco.kernel.kit import clock
from recoco.kernel.territories.loading import update_communes
from recoco.kernel.territories.models import Departement
from recoco.kernel.territories.reading import CommuneFile, UnreadableFile, read_former, shipped_former
from recoco.kernel.territories.references import load_references
from recoco.kernel.territories.reporting import report


class Command(BaseCommand):
    help = "Met à jour les communes depuis le fichier d’une nouvelle année."

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(dest="gesture", required=True, metavar="GESTE")
        update = commands.add_parser("update", help="charge un fichier CSV de communes")
        update.add_argument(
            "file", metavar="FICHIER", type=Path, help="CSV en UTF-8, colonnes insee et nom au moins (.xz accepté)"
        )
        update.add_argument("--dry-run", action="store_true", help="dit ce qui changerait, sans rien écrire")
        update.add_argument(
            "--former-codes",
            metavar="FICHIER",
            type=Path,
            help="CSV des anciens codes (ancien_insee, insee, ancien_nom), ajouté à celui qui est livré",
        )
        update.add_argument(
            "--as-of", metavar="AAAA-MM-JJ", type=date.fromisoformat, help="date de la géographie (aujourd’hui)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        former = shipped_former()
        try:
            file = CommuneFile.read(options["file"])
            if options["former_codes"]:
                # Last wins: the operator's file corrects the shipped one.
                former += read_former(options["former_codes"])
        except OSError as error:
            raise CommandError(f"{error.filename} ne s’ouvre pas.") from error
        except UnreadableFile as error:
            raise CommandError(str(error)) from error
        dry_run = options["dry_run"]
        if not Departement.objects.exists():
            if dry_run:
                raise CommandError("Aucun territoire n’est chargé : lancez d’abord recoco setup.")
            load_references()
        as_of = options["as_of"] or timezone.localdate(clock.now())
        plan = update_communes(file, former, as_of=as_of, dry_run=dry_run)
        self.stdout.write(report(plan, file.source, dry_run=dry_run))
