"""How one kind of event is told: to whom, how fast, under which conditions, in which words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from recoco.domain.cases.models import Placement
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.types import EventType
from recoco.kernel.mail.kinds import MailKind
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.words import Read, Told, Words


@dataclass(frozen=True)
class Line:
    """One filled cell of the table.

    :param family: the e-mail that tells these people; None where none does.
    :param directly: the e-mails that the gesture itself writes, in its transaction: the notice, if any, sends none.
    :param at_origin: only where the dossier was brought: elsewhere the row tells nothing to *who*.
    """

    who: Who
    pace: Pace
    family: Family | None = None
    directly: tuple[MailKind, ...] = ()
    at_origin: bool = False

    @property
    def makes_notices(self) -> bool:
        """Whether the reader of the log tells these people."""
        return self.pace is not Pace.NEVER and self.family is not None

    @property
    def usual_pace(self) -> Pace:
        """The pace of its e-mails for whoever has chosen none; never where the gesture itself writes."""
        return Pace.NEVER if self.directly else self.pace


def nothing_read(events: Sequence[Event]) -> Read:
    """Read nothing: the event and its placement say it all."""
    return iter(())


def nothing_bound(events: Sequence[Event]) -> None:
    """Bind nothing."""


def always(told: Told, placement: Placement | None) -> bool:
    """Stand whatever happens next."""
    return True


def nobody(event: Event) -> set[int | None]:
    """Except nobody."""
    return set()


def nothing_more(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Add nothing to what the event says of itself."""
    return {}


@dataclass(frozen=True)
class Row:
    """One row of the table.

    :param permission: what one needs on the placement to be told; None: told even where the dossier is hidden.
    :param page: the route where one reads it: opening it marks the notices read.
    :param reads: what `stands` and `more` need to know of many events of this kind, in as many queries as for one.
    :param binds: what cannot be taken back once an e-mail is about to tell it.
    :param stands: whether the fact is still worth an e-mail when its hour comes; asked again when it leaves.
    :param more: what its texts say beyond the words of the event; `quotes` and `path` replace the usual ones.
    :param recall: how long the gesture may be called back; what is done meanwhile leaves in the same e-mail.
    :param despite_pause: told to the collectivité of a paused dossier too.
    :param named: the account that a line about one person tells: the inviter.
    :param but: the accounts that another event of the same gesture tells.
    """

    event: EventType
    lines: tuple[Line, ...]
    permission: Permission | None = Permission.CASE_VIEW
    page: str = "cases:show"
    reads: Callable[[Sequence[Event]], Read] = nothing_read
    binds: Callable[[Sequence[Event]], None] = nothing_bound
    stands: Callable[[Told, Placement | None], bool] = always
    more: Callable[[Sequence[Told], Placement | None, Who], Words] = nothing_more
    recall: timedelta = field(default_factory=timedelta)
    despite_pause: bool = False
    named: Callable[[Event], int | None] | None = None
    but: Callable[[Event], set[int | None]] = nobody

    @property
    def is_grouped(self) -> bool:
        """Whether several of them leave together."""
        return bool(self.recall)

    @property
    def makes_notices(self) -> bool:
        """Whether the reader of the log has anybody to tell."""
        return any(line.makes_notices for line in self.lines)

    def family_for(self, who: Who) -> Family:
        """Return the e-mail that tells *who*.

        :raises LookupError: when none does.
        """
        for line in self.lines:
            if line.who is who and line.family is not None:
                return line.family
        raise LookupError(f"No e-mail tells {self.event.name} to {who}.")


def daily(family: Family, *groups: Who) -> tuple[Line, ...]:
    """Tell each of *groups* in the morning; the collectivité and the advisers of the dossier by default."""
    return tuple(Line(who, Pace.DAILY, family) for who in groups or (Who.COLLECTIVITE, Who.CASE_ADVISERS))


def at_once(family: Family, *groups: Who) -> tuple[Line, ...]:
    """Tell each of *groups* at once; the collectivité and the advisers of the dossier by default."""
    return tuple(Line(who, Pace.NOW, family) for who in groups or (Who.COLLECTIVITE, Who.CASE_ADVISERS))


def by_the_gesture(who: Who, *kinds: MailKind, family: Family | None = None) -> Line:
    """Say that the gesture itself writes to *who*, at once.

    :param family: of the notice that they find in the application besides.
    """
    return Line(who, Pace.NOW, family, directly=kinds)
