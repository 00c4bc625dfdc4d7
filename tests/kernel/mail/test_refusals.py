"""What the server refuses, delays or never hears of: given up, tried again, taken again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from recoco.kernel.jobs.entries import Lane
from recoco.kernel.kit import clock
from recoco.kernel.mail import sweeps
from recoco.kernel.mail.courier import ServerAway
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State
from recoco.kernel.portals.models import Portal
from tests.kernel.mail.sink import Sink
from tests.kernel.mail.trial import TORN

Hello = Callable[..., Any]
Again = Callable[[OutgoingEmail], OutgoingEmail]
Work = Callable[[], int]


def later(**spent: float) -> Any:
    return clock.moved_to(clock.now() + timedelta(**spent))


@pytest.mark.parametrize("where", ["recipient", "content"])
def test_what_the_server_will_never_take_is_given_up(
    hello: Hello, sink: Sink, work: Work, again: Again, where: str
) -> None:
    if where == "recipient":
        sink.answers["personne@exemple.fr"] = "550 5.1.1 Nobody here"
    else:
        sink.answer_to_content = "554 5.7.1 Not like that"
    email = hello("personne@exemple.fr")
    assert work() == 1
    email = again(email)
    assert email.state == State.FAILED
    assert email.error.startswith("55")
    with later(days=30):
        assert work() == 0


def test_one_refusal_does_not_hold_up_the_others(hello: Hello, sink: Sink, work: Work) -> None:
    sink.answers["personne@exemple.fr"] = "550 Nobody here"
    hello("personne@exemple.fr")
    hello("marie@exemple.fr")
    assert work() == 2
    assert [message["To"] for message in sink.received] == ["marie@exemple.fr"]


@pytest.mark.parametrize("answer", ["451 4.7.1 Greylisted", "452 4.2.2 Mailbox full"])
def test_what_the_server_may_take_later_is_tried_again(
    hello: Hello, sink: Sink, work: Work, again: Again, answer: str
) -> None:
    sink.answers["marie@exemple.fr"] = answer
    email = hello()
    work()
    assert again(email).state == State.QUEUED
    assert answer in again(email).error
    assert work() == 0
    sink.answers.clear()
    with later(seconds=59):
        assert work() == 0
    with later(seconds=61):
        assert work() == 1
    assert sink.ids == [email.message_id]
    assert again(email).state == State.SENT


def test_waits_grow_then_it_is_given_up(hello: Hello, sink: Sink, work: Work, again: Again) -> None:
    sink.answers["marie@exemple.fr"] = "450 Later"
    email, start, waits = hello(), clock.now(), []
    while (row := again(email)).state == State.QUEUED:
        with clock.moved_to(max(row.due_at, start)):
            work()
            waits.append(again(email).due_at - clock.now())
    assert waits[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert waits[-2] == timedelta(hours=6)
    assert timedelta(days=3) < again(email).due_at - start < timedelta(days=4)
    assert again(email).state == State.FAILED
    assert "450" in again(email).error


def test_a_portal_with_a_bad_sender_waits_alone(hello: Hello, sink: Sink, work: Work, again: Again) -> None:
    sink.answer_to_sender = "553 5.7.1 Sender not allowed"
    email = hello()
    assert work() == 1
    assert again(email).state == State.QUEUED
    assert "553" in again(email).error


def test_without_a_server_nothing_is_lost(hello: Hello, no_server: None, work: Work, again: Again) -> None:
    emails = [hello(), hello()]
    with pytest.raises(ServerAway):
        work()
    assert [again(email).state for email in emails] == [State.QUEUED] * 2
    assert [again(email).attempts for email in emails] == [1, 0]  # the pass ended there: no need to insist


def test_a_lease_that_ended_is_taken_again_with_the_same_message(
    hello: Hello, sink: Sink, work: Work, again: Again
) -> None:
    email = hello()
    assert sweeps._claim(Lane.REST) is not None  # by a worker that dies there
    assert again(email).state == State.SENDING
    assert work() == 0
    with later(minutes=4):
        assert work() == 1
    assert sink.ids == [email.message_id]
    assert (again(email).state, again(email).attempts) == (State.SENT, 2)


def test_who_lost_its_lease_marks_nothing(hello: Hello, sink: Sink, again: Again) -> None:
    email = hello()
    slow = sweeps._claim(Lane.REST)
    assert slow is not None
    with later(minutes=4):
        assert sweeps._claim(Lane.REST) is not None
    sweeps._put_back(slow, "too late", timedelta(0))
    assert again(email).state == State.SENDING


@pytest.mark.django_db(transaction=True)
def test_an_acceptance_is_written_down_whatever_it_takes(
    hello: Hello, sink: Sink, work: Work, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark, failures = sweeps._mark, [OperationalError("database is locked")] * 2

    def mark_at_last(email: OutgoingEmail, **facts: Any) -> None:
        if failures:
            raise failures.pop()
        mark(email, **facts)

    monkeypatch.setattr(sweeps, "_mark", mark_at_last)
    monkeypatch.setattr(sweeps, "PAUSES", (0.0, 0.0, 0.0))
    email = hello()
    assert work() == 1
    assert again(email).state == State.SENT


def test_missing_texts_are_somebodys_to_write(hello: Hello, sink: Sink, work: Work, again: Again) -> None:
    email = hello(kind=TORN)
    assert work() == 1
    assert again(email).state == State.QUEUED
    assert "TemplateDoesNotExist" in again(email).error


def test_an_address_that_cannot_stand_in_a_header_is_given_up(
    hello: Hello, ponts: Portal, sink: Sink, work: Work, again: Again
) -> None:
    Portal.objects.filter(pk=ponts.pk).update(sender_email="pas une adresse")
    email = hello()
    assert work() == 1
    assert again(email).state == State.FAILED
