"""`recoco portal`: creates, lists, exports, imports and archives portals, from the server itself."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalHost, address_of
from recoco.surfaces.launching.actions.creating import create_portal
from recoco.surfaces.launching.actions.hosts import add_alias
from recoco.surfaces.launching.actions.importing import import_bundle
from recoco.surfaces.launching.actions.states import archive_portal, reopen_portal
from recoco.surfaces.launching.actors import SERVER, at_portal
from recoco.surfaces.launching.bundles.bundle import Bundle
from recoco.surfaces.launching.bundles.importing import Change, changes_of
from recoco.surfaces.launching.bundles.reading import read_file
from recoco.surfaces.launching.bundles.writing import archive_of, bundle_of_portal, yaml_of
from recoco.surfaces.launching.naming import OF_PORTAL, key_from, model_named, portal_named
from recoco.surfaces.launching.portal_templates import shipped_templates


class Command(BaseCommand):
    help = "Crée un portail, liste les portails, les exporte, les importe, les archive."

    def add_arguments(self, parser: CommandParser) -> None:
        gestures = parser.add_subparsers(dest="gesture", required=True, title="Gestes", metavar="GESTE")
        create = gestures.add_parser("create", help="crée un portail, en préparation, et invite qui l’administrera")
        create.add_argument("name", metavar="NOM", help="nom du portail, par exemple « Conseil Littoral »")
        names = ", ".join(shipped_templates())
        create.add_argument("--template", default="vierge", help=f"{names}, un fichier, ou {OF_PORTAL}IDENTIFIANT")
        create.add_argument("--key", default="", help="identifiant court et durable ; tiré du nom sans lui")
        create.add_argument(
            "--host", default="", help="adresse ; l’identifiant suivi de celle de la plateforme sans elle"
        )
        create.add_argument("--alias", action="append", default=[], help="autre adresse, qui mène à la première")
        create.add_argument("--admin", required=True, metavar="EMAIL", help="première personne à l’administrer")
        create.add_argument("--subject", default="", help="promesse du portail en une ligne")
        gestures.add_parser("list", help="liste les portails")
        export = gestures.add_parser("export", help="écrit les réglages d’un portail dans un fichier")
        export.add_argument("key", metavar="IDENTIFIANT")
        export.add_argument("file", metavar="FICHIER", type=Path, help=".yaml, ou .zip avec ses images")
        imports = gestures.add_parser("import", help="montre ce qu’un fichier changerait, puis le change")
        imports.add_argument("file", metavar="FICHIER", type=Path)
        imports.add_argument("--into", required=True, metavar="IDENTIFIANT", help="le portail qui le reçoit")
        imports.add_argument("--yes", action="store_true", help="sans demander confirmation")
        for name, words in (
            ("archive", "met un portail en lecture seule"),
            ("reopen", "rouvre un portail archivé, en préparation"),
        ):
            gestures.add_parser(name, help=words).add_argument("key", metavar="IDENTIFIANT")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the gesture.

        :raises Refused: with the sentence that says why not.
        """
        getattr(self, f"_{options['gesture']}")(options)

    def _create(self, options: dict[str, Any]) -> None:
        portal = create_portal(
            options["key"] or key_from(options["name"]),
            name=options["name"],
            template=_model(options["template"]),
            host=options["host"],
            admin_email=options["admin"],
            subject=options["subject"],
            by=SERVER,
        )
        for alias in options["alias"]:
            add_alias(portal, alias, by=SERVER)
        self.stdout.write(
            f"{portal.name} répond à {portal.base_url}/ : il est en préparation, seule son équipe le voit."
        )
        self.stdout.write(f"Une invitation à l’administrer part à {options['admin']}.")

    def _list(self, options: dict[str, Any]) -> None:
        for host in PortalHost.objects.filter(is_main=True).select_related("portal").order_by("portal__key"):
            portal = host.portal
            self.stdout.write(
                f"{portal.key:20}  {portal.get_state_display():15}  {address_of(host.name)}/  {portal.name}"
            )

    def _export(self, options: dict[str, Any]) -> None:
        with scope.entering(portal_named(options["key"])):
            bundle = bundle_of_portal()
        file: Path = options["file"]
        if bundle.images and file.suffix != ".zip":
            raise Refused(f"Ce portail a des images : écrivez-le dans {file.with_suffix('.zip')}.")
        try:
            file.write_bytes(archive_of(bundle) if file.suffix == ".zip" else yaml_of(bundle).encode())
        except OSError as error:
            raise Refused(f"Impossible d’écrire {file} : {error.strerror}.") from None
        self.stdout.write(f"{file} contient les réglages du portail {options['key']}.")

    def _import(self, options: dict[str, Any]) -> None:
        portal, bundle = portal_named(options["into"]), read_file(options["file"])
        by = at_portal(SERVER, portal)
        with scope.entering(portal):
            changes = changes_of(bundle, by=by)
            self._show(changes)
            if changes and (options["yes"] or self._confirmed(portal)):
                import_bundle(bundle, by=by)
                self.stdout.write(f"{portal.name} est à jour.")

    def _archive(self, options: dict[str, Any]) -> None:
        portal = portal_named(options["key"])
        archive_portal(portal, by=SERVER)
        self.stdout.write(f"{portal.name} est archivé : il se lit et s’exporte, plus rien ne s’y modifie.")

    def _reopen(self, options: dict[str, Any]) -> None:
        portal = portal_named(options["key"])
        reopen_portal(portal, by=SERVER)
        self.stdout.write(f"{portal.name} est de nouveau en préparation.")

    def _show(self, changes: list[Change]) -> None:
        if not changes:
            self.stdout.write("Rien ne change.")
        for change in changes:
            self.stdout.write(f"{change.title} :")
            for line in change.lines:
                self.stdout.write(f"  {line.path}")
                for sign, words in (("-", line.before), ("+", line.after)):
                    for one in words.splitlines():
                        self.stdout.write(f"    {sign} {one}")

    def _confirmed(self, portal: Portal) -> bool:
        self.stdout.write(f"Appliquer ces changements à {portal.name} ? [o/N] ", ending="")
        self.stdout.flush()
        try:
            return input().strip().lower() in {"o", "oui"}
        except EOFError:
            return False


def _model(name: str) -> Bundle:
    """Return what the new portal starts from; a name with a dot or a slash is a file's."""
    return read_file(Path(name)) if "." in name or "/" in name else model_named(name)
