"""Real processes that a test starts on its own database; none outlives it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

Process = subprocess.Popen[bytes]


@contextmanager
def processes(settings_module: str = "tests.process_settings") -> Iterator[Callable[..., Process]]:
    """Give what starts `python -m MODULE [argument…]`, with more of an environment; all are killed at the end.

    :param settings_module: the settings they run with; their database is named by `TRIAL_DATABASE_NAME`.
    """
    started: list[Process] = []

    def start(module: str, *arguments: object, **environment: object) -> Process:
        given = {
            "DJANGO_SETTINGS_MODULE": settings_module,
            "TRIAL_DATABASE_NAME": connection.settings_dict["NAME"],
            **environment,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, arguments)],
            env=os.environ | {name: str(value) for name, value in given.items()},
            cwd=settings.BASE_DIR,
            stdout=subprocess.DEVNULL,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
