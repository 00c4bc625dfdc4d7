"""Runs the steps of the generator, on a database that is its own."""

import time
from collections.abc import Callable

from django.core.management import call_command
from django.db import connection, transaction

from bench.generator import (
    advice,
    cases,
    conversation,
    doors,
    findable,
    followed,
    labels,
    log,
    notices,
    outbox,
    participations,
    people,
    portals,
    proposals,
    submissions,
    territories,
)
from bench.generator.sizes import SIZES
from bench.generator.world import DAY, SEED, World
from recoco.domain.accounts.models import User
from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal

# In the order of foreign keys. A package that brings models adds a module here, and its figures in `sizes`.
STEPS: tuple[Callable[[World], None], ...] = (
    territories.make,
    portals.make,
    people.make,
    cases.make,
    proposals.make,
    participations.make,
    labels.make,
    conversation.make,
    advice.make,
    log.make,
    followed.make,
    outbox.make,
    findable.make,
    submissions.make,
    doors.make,
    notices.make,
)


class NotOurs(Exception):
    """The database holds something that the generator did not put there."""


def ensure_ours() -> None:
    """Make sure that nobody's rows could be lost or mixed.

    :raises NotOurs: when the database holds accounts or portals, and not only invented ones.
    """
    if Portal._meta.db_table not in connection.introspection.table_names():
        return  # not migrated yet: nothing is there
    has_portals = Portal.objects.exists()
    if Portal.objects.exclude(key__startswith=portals.KEY).exists() or (not has_portals and User.objects.exists()):
        raise NotOurs("This database holds a real service or a demonstration: give the bench one of its own.")


def generate(size: str, *, seed: int = SEED, say: Callable[[str], object] = lambda sentence: None) -> World:
    """Fill the database, in one transaction: it is whole or empty.

    What an earlier run has left is removed first. Two runs of the same size and seed write the same rows.

    :param size: a key of `SIZES`.
    :param say: told one line after each step.
    :raises NotOurs: on a database that is not the bench's own.
    """
    ensure_ours()
    if Portal.objects.exists():
        say("emptying what an earlier run has left")
        call_command("flush", interactive=False, verbosity=0)
    world = World(size=SIZES[size], seed=seed)
    with clock.moved_to(DAY), transaction.atomic():
        for step in STEPS:
            start = time.monotonic()
            step(world)
            say(f"{step.__module__.rpartition('.')[2]:16} {time.monotonic() - start:6.1f} s")
    return world


def settle() -> None:
    """Let PostgreSQL know its new rows now, as its autovacuum soon would. Outside any transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
