"""An e-mail is queued with its gesture, once, on its portal."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from recoco.kernel.jobs.entries import Lane
from recoco.kernel.mail import sending
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.sending import send, send_from_platform
from recoco.kernel.mail.states import State
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.scope import NoPortal
from tests.kernel.mail.trial import CODE, HELLO, UNDECLARED

WORDS = {"who": "Awa"}
Hello = Callable[..., Any]


def test_it_waits_in_the_outbox_of_its_portal(hello: Hello, ponts: Portal) -> None:
    email = hello(user_id=7, case_id=12, causes=[3, 4])
    assert (email.portal, email.state, email.lane) == (ponts, State.QUEUED, Lane.REST)
    assert (email.user_id, email.case_id, email.causes) == (7, 12, [3, 4])
    assert email.message_id.endswith("@localhost>")


def test_another_portal_sees_nothing_of_it(hello: Hello, ponts: Portal, friches: Portal) -> None:
    hello()
    with scope.entering(friches):
        assert not OutgoingEmail.objects.exists()
        assert not OutgoingEmail.objects.update(to="nora@exemple.fr")
    with scope.entering(ponts):
        assert OutgoingEmail.objects.get().to == "marie@exemple.fr"
    with pytest.raises(NoPortal):
        OutgoingEmail.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_is_refused(ponts: Portal) -> None:
    with scope.entering(ponts), pytest.raises(RuntimeError, match="transaction"):
        send(HELLO, to="marie@exemple.fr", words=WORDS)


def receive_twice(portal: Portal) -> None:
    with transaction.atomic():
        send(HELLO, to="marie@exemple.fr", words=WORDS)
        Portal.objects.create(key=portal.key)


@pytest.mark.django_db(transaction=True)
def test_it_goes_away_with_a_gesture_that_fails(ponts: Portal) -> None:
    with scope.entering(ponts):
        with pytest.raises(IntegrityError):
            receive_twice(ponts)
        assert not OutgoingEmail.objects.exists()


def test_its_lane_is_woken_once_it_is_written(
    hello: Hello, ponts: Portal, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    woken: list[Lane] = []
    monkeypatch.setattr(sending, "wake", woken.append)
    with django_capture_on_commit_callbacks(execute=True):
        hello(kind=CODE)
        assert not woken
    assert woken == [Lane.NOW]


def test_a_key_leaves_once_on_each_portal(hello: Hello, ponts: Portal, friches: Portal) -> None:
    assert hello(key="receipt:12") is not None
    assert hello("paul@exemple.fr", key="receipt:12") is None
    assert hello(key="receipt:12", portal=friches) is not None
    assert hello(key="receipt:13") is not None
    with scope.entering(ponts):
        assert OutgoingEmail.objects.filter(to="marie@exemple.fr").count() == 2


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_gestures_at_once_with_one_key_make_one_email(ponts: Portal) -> None:
    both_wrote, sent = threading.Barrier(2, timeout=0.5), []

    def gesture() -> None:
        try:
            with scope.entering(ponts), transaction.atomic():
                sent.append(send(HELLO, to="marie@exemple.fr", words=WORDS, key="receipt:12") is not None)
                with suppress(threading.BrokenBarrierError):
                    both_wrote.wait()  # the second cannot write before the first commits
        finally:
            connection.close()

    threads = [threading.Thread(target=gesture) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sent) == [False, True]
    with scope.entering(ponts):
        assert OutgoingEmail.objects.count() == 1


@pytest.mark.parametrize(
    "to", ["", "marie", "marie@exemple.fr\nBcc: tous@exemple.fr", "a@exemple.fr, b@exemple.fr", "Marie <m@exemple.fr>"]
)
def test_what_is_not_one_address_is_refused(hello: Hello, to: str) -> None:
    with pytest.raises(ValidationError):
        hello(to)


def test_an_undeclared_kind_is_refused_at_once(hello: Hello) -> None:
    with pytest.raises(LookupError):
        hello(kind=UNDECLARED)


def test_without_a_portal_nobody_writes_by_mistake(db: None) -> None:
    with pytest.raises(NoPortal):
        send(HELLO, to="marie@exemple.fr", words=WORDS)


def test_the_platform_writes_in_its_own_name(ponts: Portal, again: Any) -> None:
    email = send_from_platform(CODE, to="olga@exemple.fr", words={"code": "000111"}, key="code:1")
    assert email is not None
    assert again(email).portal is None
    assert send_from_platform(CODE, to="olga@exemple.fr", words={"code": "000111"}, key="code:1") is None
    with scope.entering(ponts):
        assert not OutgoingEmail.objects.exists()
