"""How sweeps take due rows, so that any number of workers share them."""

from collections.abc import Callable
from contextvars import copy_context

from django.db import connections, models
from django.db.transaction import TransactionManagementError

from recoco.kernel.jobs.stopping import StopSignal


def taking[Row: models.Model](queryset: models.QuerySet[Row], limit: int) -> list[Row]:
    """Lock and return up to *limit* rows of *queryset*, leaving those that another worker holds.

    The rows stay ours until the transaction ends. PostgreSQL skips the rows locked elsewhere and reads
    again those that changed meanwhile: write the condition that makes a row due on the row itself, not
    on a joined table. SQLite has one writer at a time, and ours began when the transaction did.

    :raises TransactionManagementError: outside a transaction, where a lock would hold nothing.
    """
    connection = connections[queryset.db]
    if not connection.in_atomic_block:
        raise TransactionManagementError("Rows are taken inside a transaction.")
    if connection.features.has_select_for_update_skip_locked:
        queryset = queryset.select_for_update(skip_locked=True, of=("self",))
    return list(queryset[:limit])


def one_by_one(step: Callable[[], bool], stop: StopSignal) -> int:
    """Call *step* until it finds nothing to do or *stop* is asked; return how many items it did.

    Each call has a context of its own: neither the portal nor the words of the log go from one item to the next.

    :param step: does one item in its own short transaction; tells whether there was one.
    """
    done = 0
    while not stop.asked and copy_context().run(step):
        done += 1
    return done
