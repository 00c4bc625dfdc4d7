"""`recoco operator`: the people who run the platform, created from the server itself."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.urls import reverse

from recoco.domain.accounts.actions.operators import create_operator, reset_operator_factor
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals.models import address_of


class Command(BaseCommand):
    help = "Crée une personne qui exploite la plateforme, ou lui rend un second facteur perdu."

    def add_arguments(self, parser: CommandParser) -> None:
        gestures = parser.add_subparsers(dest="gesture", required=True, metavar="create|reset", title="Gestes")
        create = gestures.add_parser("create", help="crée le compte, sans mot de passe")
        reset = gestures.add_parser("reset", help="oublie son second facteur perdu, et ferme ses sessions")
        for gesture in (create, reset):
            gesture.add_argument("email", metavar="EMAIL", help="son adresse e-mail")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the gesture and say what to do next."""
        email = options["email"].strip().lower()
        try:
            validate_email(email)
            (create_operator if options["gesture"] == "create" else reset_operator_factor)(email)
        except ValidationError:
            raise CommandError(f"« {email} » n’est pas une adresse e-mail complète.") from None
        except Refused as refusal:
            raise CommandError(refusal.sentence) from None
        sign_in = address_of(settings.ROOT_HOST) + reverse("accounts:sign_in", urlconf=settings.ROOT_HOST_URLCONF)
        self.stdout.write(f"{email} exploite la plateforme. Pour se connecter : {sign_in}")
        self.stdout.write("Un code arrivera à cette adresse, puis un second facteur sera choisi.")
