"""`recoco serve`: everything needed to use Recoco, in one command."""

import signal
import sys
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from recoco.config.addresses import addresses, answering, refuse_public_demonstration, refuse_taken_port
from recoco.config.children import Household
from recoco.config.preparing import prepare


class Command(BaseCommand):
    help = "Prépare l’installation, puis fait tourner le site et le travail de fond jusqu’à Ctrl+C."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, run the web process and the worker, say where, and drain them when asked to stop.

        :raises Refused: when the port is taken, the database is silent, or the demonstration would be public.
        """
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, stop_early)
        refuse_public_demonstration()
        refuse_taken_port()
        prepare(self.say)
        where = addresses()

        def is_ready() -> bool:
            status = answering()
            if status is not None:
                self.announce(where, status)
            return status is not None

        Household(["web", "worker"]).run(is_ready)
        self.say("Recoco est arrêté.")

    def announce(self, where: list[str], status: int) -> None:
        """Print the addresses, now that the home page answers with *status*."""
        if status >= 500:
            self.stderr.write(f"Le site répond, mais par une erreur {status}\u00a0: voyez les messages ci-dessus.")
        self.say("Recoco répond à ces adresses\u00a0:")
        for line in where:
            self.say(f"  {line}")
        self.say("Ctrl+C pour arrêter.")

    def say(self, sentence: str) -> None:
        """Print *sentence* at once, even into a pipe."""
        self.stdout.write(sentence)
        self.stdout.flush()


def stop_early(number: int, frame: FrameType | None) -> None:
    """End in good order before anything runs: a preparation cut short is resumed at the next start."""
    sys.exit(0)
