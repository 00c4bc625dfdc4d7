"""Real worker processes and a real SMTP server: nothing is lost, nothing waits behind a long job.

An e-mail may leave twice if its worker was killed between the server's acceptance and our mark: it was then
« sending ». The whole drill, fifty kills, is run with RECOCO_KILLS=50; the ordinary suite does with fewer.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.sending import send
from recoco.kernel.mail.states import State
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from tests.kernel.mail.sink import Sink, SmtpServer
from tests.kernel.mail.trial import CODE, HELLO
from tests.processes import Process, processes

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

EMAILS = 200
KILLS = int(os.environ.get("RECOCO_KILLS", "8"))
LEASE = 12  # seconds; the server has a twelfth of it for each answer

Start = Callable[..., Process]


@pytest.fixture
def server() -> Iterator[SmtpServer]:
    server = SmtpServer(Sink(pause=0.02))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def start(server: SmtpServer) -> Iterator[Start]:
    """Starts workers on the database of the test, that send to its mail server."""
    given = {"RECOCO_SMTP_URL": f"smtp://127.0.0.1:{server.port}", "RECOCO_MAIL_LEASE": LEASE}
    with processes("tests.kernel.mail.worker_settings") as start_process:
        yield lambda **environment: start_process("recoco", "worker", **given, **environment)


def eventually(happened: Callable[[], bool], seconds: float) -> bool:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if happened():
            return True
        time.sleep(0.01)
    return False


def in_state(state: State) -> list[str]:
    with scope.everywhere("a test looks at an outbox"):
        return list(OutgoingEmail.objects.filter(state=state).values_list("message_id", flat=True))


def queue(portal: Portal, count: int) -> set[str]:
    with scope.entering(portal), transaction.atomic():
        emails = [send(HELLO, to=f"personne{n}@exemple.fr", words={"who": "Awa"}) for n in range(count)]
    return {email.message_id for email in emails if email}


def test_a_worker_killed_again_and_again_loses_no_email(
    ponts: Portal, server: SmtpServer, start: Start, record_property: Any
) -> None:
    sink: Sink = server.handler
    chance, expected = random.Random(20261123), queue(ponts, EMAILS)
    in_doubt: set[str] = set()
    for kill in range(KILLS):
        before = len(sink.received)
        enough = EMAILS * (kill + 1) // (KILLS + 1)
        worker = start()
        # Somewhere in its start, in its first e-mails, or later: not always at the same step.
        eventually(lambda before=before: len(sink.received) > before, 20)
        time.sleep(chance.uniform(0, 0.03 * max(1, enough - before)))
        worker.kill()
        worker.wait()
        in_doubt |= set(in_state(State.SENDING))
    assert len(in_state(State.SENT)) < EMAILS, "the last worker was killed too late to prove anything"
    start()
    assert eventually(lambda: len(in_state(State.SENT)) == EMAILS, 120)
    copies = Counter(sink.ids)
    doubled = {message_id for message_id, count in copies.items() if count > 1}
    figures = {"emails": EMAILS, "kills": KILLS, "in doubt": len(in_doubt), "doubled": len(doubled)}
    record_property("figures", figures)
    print(connection.vendor, figures)  # noqa: T201  read with -s
    assert set(copies) == expected
    assert doubled <= in_doubt


def test_a_code_leaves_at_once_while_a_long_job_runs(ponts: Portal, server: SmtpServer, start: Start) -> None:
    sink: Sink = server.handler
    start(TRIAL_LONG_WORK="1")
    queue(ponts, 1)  # waits behind the long work
    with scope.entering(ponts), transaction.atomic():
        send(CODE, to="marie@exemple.fr", words={"code": "012345"})
    assert eventually(lambda: len(sink.received) == 1, 20)  # the worker has started: both lanes are at work
    waits = []
    for attempt in range(5):
        time.sleep(0.3)
        with scope.entering(ponts), transaction.atomic():
            code = send(CODE, to="marie@exemple.fr", words={"code": f"{attempt:06}"})
        asked = time.monotonic()
        assert code is not None
        assert eventually(lambda code=code: code.message_id in sink.arrivals, 10)
        waits.append(sink.arrivals[code.message_id] - asked)
    print(connection.vendor, [f"{wait:.3f}" for wait in waits])  # noqa: T201  read with -s
    assert max(waits) < 2
    assert len(in_state(State.QUEUED)) == 1  # the long job still runs
