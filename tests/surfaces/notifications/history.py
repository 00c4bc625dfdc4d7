"""One world as its days go by: each step is done by the product and written on paper; each pass is judged."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from recoco.kernel.activity.models import Dispatch, Event
from recoco.kernel.activity.sweeps import hand_out_events
from recoco.kernel.jobs.entries import Lane
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State
from recoco.kernel.mail.sweeps import send_waiting
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.digesting import digest_due
from recoco.surfaces.notifications.sweeps import mail_due
from tests.surfaces.notifications.doing import Doing
from tests.surfaces.notifications.judging import judge_dropped, judge_left, judge_made, judge_silence
from tests.surfaces.notifications.mishaps import Mishap, going_wrong
from tests.surfaces.notifications.paper import Fact, Letter
from tests.surfaces.notifications.paper_rules import RULES
from tests.surfaces.notifications.post import at

Sweep = Callable[[StopSignal], int]
MAKE: tuple[Sweep, ...] = (hand_out_events, mail_due, digest_due)
SEND: tuple[Sweep, ...] = (partial(send_waiting, Lane.REST),)


@dataclass
class History:
    """What happens, what is written, and whether it is what the paper says.

    :param letters: the e-mails made since the beginning, by number.
    :param left: those that have left, or were dropped.
    """

    doing: Doing
    now: datetime = field(default_factory=lambda: at(10))
    letters: dict[int, Letter] = field(default_factory=dict)
    left: set[int] = field(default_factory=set)
    last_event: int = 0

    def begin(self) -> None:
        """Take what has happened before as it is."""
        with scope.everywhere("a test reads what was before"):
            self.last_event = Event.objects.latest("pk").pk
            for email in self._emails():
                self.letters[email.pk] = self._letter(email)
        self.doing.paper.letters += self.letters.values()
        self.left = set(self.letters)

    def live(self, gap: timedelta, step: tuple[str, Any, Any], fate: Any) -> None:
        """Let some time pass, something happen, then the worker work, or not."""
        self.now += gap
        self._do(step)
        if fate != "away":
            self.work(fate)

    def work(self, fate: Any = None) -> None:
        """Let the worker work, whatever happens to it; judge what it did."""
        mishap, change = fate if isinstance(fate, tuple) else (fate if isinstance(fate, Mishap) else None, None)
        sweeps = MAKE if fate == "no server" else (*MAKE, *SEND)
        with clock.moved_to(self.now), going_wrong(mishap, lambda: self._do(change)):
            for sweep in sweeps:
                sweep(StopSignal())
        paper = self.doing.paper
        with scope.everywhere("a test judges what was written"):
            heard = Dispatch.objects.filter(reader="notices").exclude(done_at=None)
            paper.hears(set(heard.values_list("event_id", flat=True)))
            emails = self._emails()
        for email in emails:
            if email.pk not in self.letters:
                self.letters[email.pk] = self._letter(email)
                judge_made(paper, self.letters[email.pk])
        for email in emails:
            if email.pk not in self.left:
                self._judge_end(email)
        judge_silence(paper, self.now, is_whole=mishap is None or mishap.how == "meanwhile")

    def _do(self, step: tuple[str, Any, Any]) -> None:
        with clock.moved_to(self.now):
            self.doing.do(step, self.now)
        with scope.everywhere("a test reads the log"):
            new = list(Event.objects.filter(pk__gt=self.last_event).order_by("pk"))
        for event in new:
            self.last_event = event.pk
            self._write_down(event)
        self.doing.paper.forgive()

    def _write_down(self, event: Event) -> None:
        paper, names, case = self.doing.paper, self.doing.names, event.case_id or 0
        portal = self.doing.keys[event.portal_id or 0]
        if event.type == "case.paused":
            paper.paused.add(case)
        elif event.type == "case.resumed":
            paper.paused.discard(case)
        elif event.type == "adviser.joined":
            paper.people[portal, names[event.actor_id or 0]].on.add(case)
        elif event.type in {"message.deleted", "note.deleted"}:
            paper.deleted.add(_subject(event))
        if event.type in RULES:
            said = event.words
            cited = said.get("mentioned", [said["user_id"]] if "user_id" in said else [])
            fact = Fact(
                event.pk,
                event.type,
                portal,
                case,
                names.get(event.actor_id or 0, ""),
                _subject(event),
                event.at,
                frozenset(names[one] for one in cited),
            )
            paper.happened(fact)

    def _judge_end(self, email: OutgoingEmail) -> None:
        letter = self.letters[email.pk]
        if email.state == State.SENT:
            judge_left(self.doing.paper, letter, lines=email.text.count("\n- ") if "sections" in email.words else 1)
        elif email.state == State.DROPPED:
            judge_dropped(self.doing.paper, letter)
        else:
            return
        self.left.add(email.pk)

    def _emails(self) -> list[OutgoingEmail]:
        found = OutgoingEmail.objects.filter(kind__startswith="notifications.").exclude(pk__in=self.left)
        return list(found.order_by("pk"))

    def _letter(self, email: OutgoingEmail) -> Letter:
        names, keys = self.doing.names, self.doing.keys
        portal, to = keys[email.portal_id or 0], names[email.user_id or 0]
        return Letter(portal, to, email.kind, email.causes, email.created_at, email.state == State.DROPPED)


def _subject(event: Event) -> str:
    """Return what an event is about: « message:12 »."""
    return f"{event.type.partition('.')[0]}:{event.subject_id}"
