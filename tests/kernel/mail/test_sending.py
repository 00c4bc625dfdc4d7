"""E-mails leave through a real SMTP server, as mail programs expect them."""

import time
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from recoco.kernel.jobs.entries import Lane
from recoco.kernel.kit import clock
from recoco.kernel.mail import sweeps
from recoco.kernel.mail.courier import Courier
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.sending import send_from_platform
from recoco.kernel.mail.states import State
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from tests.kernel.mail.sink import Sink
from tests.kernel.mail.trial import CODE

Hello = Callable[..., Any]
Again = Callable[[OutgoingEmail], OutgoingEmail]
Work = Callable[[], int]


def later(**spent: float) -> Any:
    return clock.moved_to(clock.now() + timedelta(**spent))


def test_it_leaves_as_mail_programs_expect(hello: Hello, sink: Sink, work: Work, again: Again) -> None:
    email = hello(case_id=12)
    assert work() == 1
    (message,) = sink.received
    assert message["From"] == "SOS Ponts <ne-pas-repondre@ponts.exemple.fr>"
    assert message["To"] == "marie@exemple.fr"
    assert message["Reply-To"] == "equipe@ponts.exemple.fr"
    assert message["Subject"] == "Awa Diop vous écrit"
    assert message["Message-ID"] == email.message_id
    assert message["References"] == message["In-Reply-To"] == "<case-12.ponts@localhost>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert "Awa Diop vous écrit." in text.get_content()
    email = again(email)
    assert (email.state, email.attempts, email.error) == (State.SENT, 1, "")
    assert email.sent_at is not None
    assert (email.subject, email.text.split("\n")[0]) == ("Awa Diop vous écrit", "Bonjour,")


def test_it_leaves_once(hello: Hello, sink: Sink, work: Work) -> None:
    hello()
    work()
    with later(days=30):
        assert work() == 0
    assert len(sink.received) == 1


def test_one_connection_carries_them_all(hello: Hello, sink: Sink, work: Work) -> None:
    for number in range(20):
        hello(f"personne{number}@exemple.fr")
    assert work() == 20
    assert len(sink.sessions) == 1


def test_a_connection_cut_between_two_is_opened_again(
    hello: Hello, sink: Sink, work: Work, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    sink.cut_after = 2
    monkeypatch.setattr(sweeps, "render", slowed(sweeps.render))
    emails = [hello(f"personne{number}@exemple.fr") for number in range(5)]
    assert work() == 5
    assert [again(email).attempts for email in emails] == [1] * 5
    assert len(sink.sessions) == 3


def slowed(render: Callable[[OutgoingEmail], None]) -> Callable[[OutgoingEmail], None]:
    def render_and_wait(email: OutgoingEmail) -> None:
        render(email)
        time.sleep(0.15)  # time for the cut to be felt

    return render_and_wait


def test_a_code_is_forgotten_once_it_has_left(
    hello: Hello, sink: Sink, work: Work, again: Again, settings: SimpleNamespace
) -> None:
    email = hello(kind=CODE)
    work()
    assert "012345" in str(sink.received[0])
    email = again(email)
    assert (email.words, email.subject, email.text, email.html) == ({}, "", "", "")
    settings.MODE = "demo"
    email = hello(kind=CODE)
    work()
    assert "012345" in again(email).text


def test_each_lane_sends_its_own(hello: Hello, sink: Sink) -> None:
    hello()
    hello(kind=CODE)
    with Courier() as courier:
        assert sweeps.send_one(Lane.NOW, courier)
        assert not sweeps.send_one(Lane.NOW, courier)
    assert [message["Subject"] for message in sink.received] == ["Votre code"]


def test_hostile_names_add_no_header(hello: Hello, ponts: Portal, sink: Sink, work: Work) -> None:
    Portal.objects.filter(pk=ponts.pk).update(name='SOS "Ponts"\r\nBcc: tous@exemple.fr', theme="neutral")
    hello(who="Awa\r\nBcc: tous@exemple.fr\r\n\r\nCorps")
    work()
    (message,) = sink.received
    assert message["Bcc"] is None
    assert message["From"].addresses[0].addr_spec == "ne-pas-repondre@ponts.exemple.fr"
    assert message["From"].addresses[0].display_name == 'SOS "Ponts" Bcc: tous@exemple.fr'


def test_the_platforms_own_leave_too(sink: Sink, work: Work, ponts: Portal) -> None:
    send_from_platform(CODE, to="olga@exemple.fr", words={"code": "000111"})
    assert work() == 1
    assert sink.received[0]["From"] == "Recoco <recoco@localhost>"
    with scope.entering(ponts):
        assert not OutgoingEmail.objects.exists()
