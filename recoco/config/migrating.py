"""Lets one process at a time change the shape of the database, however many start together."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

# Any number will do, as long as nothing else in this database takes the same.
LOCK = 7_236_026


@contextmanager
def alone() -> Iterator[None]:
    """Hold the installation's set-up lock; waits while another process of any machine holds it.

    On PostgreSQL the lock is the database's; on SQLite a file beside it. Either goes away with its holder,
    so that a killed set-up never bars the next.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        except BaseException:
            connection.close()  # it may be past speaking; closing it unlocks too
            raise
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    else:
        with (settings.HOME / "set-up.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
