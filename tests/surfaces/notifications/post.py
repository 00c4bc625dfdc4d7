"""What people find in their mailbox, and when: the stories of notices read the outbox through it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from recoco.domain.accounts.models import Person
from recoco.kernel.access.actor import Actor
from recoco.kernel.jobs.drills import work_until_quiet
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from tests.worlds import World

PARIS = ZoneInfo("Europe/Paris")
DAY = datetime(2026, 3, 3, tzinfo=PARIS)  # a Tuesday


def at(hour: int, minute: int = 0, *, day: int = 0) -> datetime:
    """Return an hour of the day of the story, or of another one."""
    return DAY.replace(hour=hour, minute=minute) + timedelta(days=day)


@contextmanager
def done_by(world: World, person: Person, instant: datetime) -> Iterator[Actor]:
    """Let *person* act on their portal at an instant."""
    with scope.entering(person.portal), clock.moved_to(instant), transaction.atomic():
        yield world.actor(person)


def work(instant: datetime) -> list[OutgoingEmail]:
    """Let the worker work at an instant; return the e-mails that left then, in the order of addresses."""
    before = {email.pk for email in _sent()}
    with clock.moved_to(instant):
        work_until_quiet()
    return [email for email in _sent() if email.pk not in before]


def told(instant: datetime) -> list[tuple[str, str]]:
    """Let the worker work; return (who, subject) of each e-mail that left."""
    return [(email.to.partition("@")[0], email.subject) for email in work(instant)]


def who(emails: list[OutgoingEmail]) -> list[str]:
    """Return who gets these e-mails."""
    return [email.to.partition("@")[0] for email in emails]


def on(portal: Portal, gesture: Callable[[], object], instant: datetime) -> None:
    """Do something on a portal at an instant."""
    with scope.entering(portal), clock.moved_to(instant), transaction.atomic():
        gesture()


def _sent() -> list[OutgoingEmail]:
    with scope.everywhere("a test reads the outbox"):
        sent = OutgoingEmail.objects.filter(state=State.SENT, kind__startswith="notifications.")
        return list(sent.select_related("portal").order_by("to", "pk"))
