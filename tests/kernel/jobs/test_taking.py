"""Workers share due rows without waiting for one another, and items do not leak into one another."""

import threading
from contextvars import ContextVar

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.taking import one_by_one, taking
from tests.kernel.jobs.trial import Errand, prepare

pytestmark = pytest.mark.usefixtures("trial_tables")


def test_rows_are_taken_inside_a_transaction_only() -> None:
    with pytest.raises(TransactionManagementError):
        taking(Errand.objects.all(), 1)


def test_no_more_rows_than_asked_are_taken() -> None:
    prepare(3)
    with transaction.atomic():
        assert len(taking(Errand.objects.order_by("pk"), 2)) == 2


@pytest.mark.postgresql
def test_a_second_worker_takes_the_rows_that_the_first_left() -> None:
    prepare(3)
    others: list[int] = []

    def second_worker() -> None:
        with transaction.atomic():
            others.extend(errand.pk for errand in taking(Errand.objects.order_by("pk"), 10))
        connection.close()

    with transaction.atomic():
        mine = {errand.pk for errand in taking(Errand.objects.order_by("pk"), 2)}
        thread = threading.Thread(target=second_worker)
        thread.start()
        thread.join(5)
    assert len(others) == 1
    assert not mine & set(others)


def test_each_item_has_a_context_of_its_own() -> None:
    portal: ContextVar[str] = ContextVar("portal", default="none")
    seen = []

    def step() -> bool:
        seen.append(portal.get())
        portal.set("left behind")
        return len(seen) < 3

    assert one_by_one(step, StopSignal()) == 2
    assert seen == ["none"] * 3


def test_work_ends_after_the_item_in_hand() -> None:
    stop = StopSignal()

    def step() -> bool:
        stop.ask()
        return True

    assert one_by_one(step, stop) == 1
