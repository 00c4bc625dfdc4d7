"""What has nothing left to tell when its turn comes does not leave, however long it waited."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from recoco.kernel.kit import clock
from recoco.kernel.mail import sweeps
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from tests.kernel.mail.sink import Sink
from tests.kernel.mail.trial import NEWS

Hello = Callable[..., OutgoingEmail]


def test_what_still_stands_leaves_and_the_rest_is_dropped(hello: Hello, again: Any, work: Any, sink: Sink) -> None:
    news, nothing = hello(kind=NEWS), hello("paul@exemple.fr", who="Personne", kind=NEWS)
    work()
    assert [message["To"] for message in sink.received] == ["marie@exemple.fr"]
    assert (again(news).state, again(nothing).state) == (State.SENT, State.DROPPED)
    assert again(nothing).html == ""
    assert work() == 0


def test_it_is_asked_on_its_portal(hello: Hello, ponts: Portal, work: Any, sink: Sink, monkeypatch: Any) -> None:
    asked = []
    monkeypatch.setattr(
        sweeps, "kind_named", lambda name: type(NEWS)(name, NEWS.template, stands=lambda e: asked.append(here(e)))
    )
    hello(kind=NEWS)
    work()
    assert asked == [(ponts, ponts)]


def here(email: OutgoingEmail) -> tuple[Portal | None, Portal]:
    return email.portal, scope.current_portal()


def test_it_is_asked_again_at_each_try(hello: Hello, again: Any, work: Any, sink: Sink) -> None:
    news = hello(kind=NEWS)
    sink.answers["marie@exemple.fr"] = "450 plus tard"
    work()
    assert again(news).state == State.QUEUED
    with scope.entering(news.portal):
        OutgoingEmail.objects.filter(pk=news.pk).update(words={"who": "Personne"})
    sink.answers.clear()
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        work()
    assert (again(news).state, sink.received) == (State.DROPPED, [])
