"""`recoco worker`: does the work behind the pages until asked to stop."""

import signal
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError

from recoco.kernel.jobs.entries import jobs, sweeps
from recoco.kernel.jobs.readiness import behind_sentence, pending_migrations
from recoco.kernel.jobs.worker import Worker

GRACE_SECONDS = 10.0
GLANCE_SECONDS = 0.2


class Command(BaseCommand):
    help = "Fait le travail de fond\u00a0: e-mails, notifications, travaux programmés."
    requires_system_checks: list[str] = []  # `migrate` made them for this version

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until SIGTERM or SIGINT, then end after the item in hand.

        :raises SystemExit: 1 when it cannot start, lost a thread, or could not end in time.
        """
        self._refuse_unless_ready()
        asked: list[int] = []
        # The handlers only take note: waking threads from a handler can deadlock with the main one.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda received, frame: asked.append(received))
        worker = Worker(sweeps(), jobs())
        worker.start()
        while not asked and worker.is_whole():
            time.sleep(GLANCE_SECONDS)
        lost = not worker.is_whole()
        drained = worker.drain(GRACE_SECONDS)
        if lost or not drained:
            raise SystemExit(1)

    def _refuse_unless_ready(self) -> None:
        try:
            pending = pending_migrations()
        except OperationalError as error:
            self.stderr.write(f"La base de données ne répond pas\u00a0: {str(error).strip()}")
            raise SystemExit(1) from None
        if pending:
            self.stderr.write(behind_sentence(pending))
            raise SystemExit(1)
