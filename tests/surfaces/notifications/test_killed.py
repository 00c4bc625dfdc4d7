"""Summaries written by real processes: killed half-way and resumed, or two at once, nobody is written to twice.

The whole drills are run with RECOCO_KILLS=50 and RECOCO_NOTICES=10000; the ordinary suite does with less.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from recoco.domain.accounts.models import Person
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.digesting import digest_due
from recoco.surfaces.notifications.models import Notice
from tests.processes import Process, processes
from tests.surfaces.notifications.crowd import gather
from tests.worlds import World

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

KILLS = int(os.environ.get("RECOCO_KILLS", "4"))
NOTICES = int(os.environ.get("RECOCO_NOTICES", "300"))
FACTS = 5

Start = Callable[[int, float], Process]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts processes that write summaries, on the database of the test."""
    with processes() as start_process:
        yield partial(start_process, "tests.surfaces.notifications.digest_worker")


def written(persons: list[Person]) -> Counter[tuple[int, int]]:
    """Return how many e-mails tell each fact to each of these people."""
    accounts = {one.user_id for one in persons}
    with scope.everywhere("a test reads the outbox"):
        rows = OutgoingEmail.objects.filter(user_id__in=accounts).values_list("user_id", "causes")
        return Counter((account, cause) for account, causes in rows for cause in causes)


def people_written(persons: list[Person]) -> int:
    return len({account for account, _ in written(persons)})


def eventually(happened: Callable[[], bool], seconds: float = 60) -> bool:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if happened():
            return True
        time.sleep(0.01)
    return False


def none_waits() -> bool:
    digest_due(StopSignal())  # the locks of a killed process are given back a moment later
    with scope.everywhere("a test looks for what was lost"):
        return not Notice.objects.all().waiting().exists()


def test_killed_again_and_again_it_tells_each_fact_once_to_each(world: World, start: Start) -> None:
    people = 10 * (KILLS + 1)
    persons, chance = gather(world, people, facts=FACTS), random.Random(20261128)
    for _ in range(KILLS):
        before = people_written(persons)
        worker = start(2, 0.05)
        assert eventually(lambda before=before: people_written(persons) > before, 300), "it never began"
        time.sleep(chance.uniform(0, 0.15))  # in the middle of a transaction, or between two
        worker.kill()
        worker.wait()
        assert before < people_written(persons) < people, "killed too late to prove anything"
    assert eventually(none_waits)
    told = written(persons)
    assert len(told) == people * FACTS, "a fact was told to nobody"
    assert set(told.values()) == {1}, "a fact was told twice"


@pytest.mark.postgresql
def test_two_processes_share_the_people_and_write_once_to_each(world: World, start: Start) -> None:
    people = NOTICES // FACTS
    persons = gather(world, people, facts=FACTS)
    workers = [start(max(2, people // 20), 0.01) for _ in range(2)]
    assert [one.wait(300) for one in workers] == [0, 0]
    assert eventually(none_waits)
    told = written(persons)
    assert len(told) == people * FACTS
    assert set(told.values()) == {1}
