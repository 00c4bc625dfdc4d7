"""Writes the reference page of the events: `recoco django describe_events > docs/reference/evenements.md`."""

from typing import Any

from django.core.management.base import BaseCommand

from recoco.surfaces.notifications.describing import page


class Command(BaseCommand):
    help = "Écrit la page de référence des événements."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(page(), ending="")
