"""`recoco web`: answers requests until asked to stop."""

import multiprocessing
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from recoco.config.addresses import refuse_public_demonstration, refuse_taken_port
from recoco.config.children import end_with_parent
from recoco.config.preparing import refuse_outdated_database

DRAIN_SECONDS = 10


class Command(BaseCommand):
    help = "Répond aux requêtes (le reste du travail est celui de «\u00a0recoco worker\u00a0»)."
    requires_system_checks: list[str] = []  # `serve` and `migrate` made them for this version

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until SIGTERM or SIGINT, then finish the requests in hand.

        :raises Refused: when the port is taken, the database is behind, or the demonstration would be public.
        """
        refuse_public_demonstration()
        refuse_outdated_database()
        refuse_taken_port()
        connections.close_all()
        if sys.platform == "linux":
            # The server's own process starts from this one, with Django already loaded.
            multiprocessing.set_start_method("fork", force=True)
        Server(
            "recoco.config.wsgi:application",
            address=settings.BIND,
            port=settings.PORT,
            interface=Interfaces.WSGI,
            blocking_threads=settings.WEB_THREADS,
            websockets=False,
            log_level=LogLevels.warning,
            workers_kill_timeout=DRAIN_SECONDS,
        ).serve(target_loader=partial(load, os.getpid()), wrap_loader=False)


def load(parent: int) -> Callable[..., Any]:
    """Return the application, in the process that will answer, tied to the one that watches over it."""
    end_with_parent(parent)
    from recoco.config.wsgi import application

    return application
