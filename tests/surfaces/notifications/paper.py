"""Who has to be written what, worked out on paper beside the product: sets and loops, nothing of the code tested."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.surfaces.notifications.paper_rules import RULES, Rule, next_hour

WEEK = timedelta(days=7)
WEEKLY = "notifications.weekly"  # always leaves
BEYOND_BUDGET = {"notifications.mention", "notifications.accepted"}


@dataclass
class Somebody:
    """What one account is on one portal, and what they chose there; cases by number, paces by family."""

    is_suspended: bool = False
    advises: bool = False  # the territory of every case
    in_team: bool = False
    on: set[int] = field(default_factory=set)  # among the advisers
    follows: set[int] = field(default_factory=set)
    mutes: set[int] = field(default_factory=set)
    paces: dict[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Fact:
    """Something that happened, by somebody, on one portal of a case."""

    number: int
    kind: str
    portal: str
    case: int
    author: str
    subject: str
    at: datetime
    cited: frozenset[str] = frozenset()

    @property
    def rule(self) -> Rule:
        """How this kind is told."""
        return RULES[self.kind]


@dataclass
class Debt:
    """An e-mail that somebody is owed: by which portal, not before, not after; late only with an excuse."""

    portal: str
    pace: str
    earliest: datetime
    latest: datetime
    is_excused: bool = False


@dataclass
class Letter:
    """An e-mail that was made."""

    portal: str
    to: str
    kind: str
    causes: list[int]
    at: datetime
    is_dropped: bool = False


@dataclass
class Paper:
    """The world as a clerk would keep it.

    :param portals: of each case, the one where it was brought first.
    :param muted: dossiers whose notifications are cut, each with its portal.
    """

    people: dict[tuple[str, str], Somebody]
    portals: dict[int, list[str]]
    members: dict[int, set[str]]
    most: int  # e-mails a week
    paused: set[int] = field(default_factory=set)
    muted: set[tuple[str, int]] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    facts: dict[int, Fact] = field(default_factory=dict)
    heard: set[int] = field(default_factory=set)  # facts that the reader of the log has read
    hushed: set[int] = field(default_factory=set)  # heard while nobody was to be told
    debts: dict[tuple[int, str], Debt] = field(default_factory=dict)
    read: set[tuple[int, str]] = field(default_factory=set)
    letters: list[Letter] = field(default_factory=list)

    def happened(self, fact: Fact) -> None:
        """Write a fact down, with whom it must be told to as things stand."""
        self.facts[fact.number] = fact
        for name in {name for _, name in self.people} - {fact.author}:
            portal = self.first_portal(fact, name)
            if portal is not None and self.is_wanted(portal, name, fact):
                pace = self.people[portal, name].paces.get(fact.rule.family) or fact.rule.pace
                pace = fact.rule.pace if fact.rule.always else pace
                due = next_hour(pace, fact.at + fact.rule.recall)
                late = due + fact.rule.recall if pace == "now" else due  # what waits may wait for the next one
                self.debts[fact.number, name] = Debt(portal, pace, due, late)

    def first_portal(self, fact: Fact, name: str) -> str | None:
        """Return the portal that tells *name* of a fact: theirs first, whichever may."""
        here = self.portals[fact.case] if fact.rule.everywhere else [fact.portal]
        if name not in self.members[fact.case]:
            here = sorted(here, key=lambda one: one != fact.portal)
        return next((one for one in here if self.may_be_told(one, name, fact)), None)

    def may_be_told(self, portal: str, name: str, fact: Fact) -> bool:
        """Tell whether *name* is, on *portal*, one of those whom the table tells."""
        one = self.people.get((portal, name))
        if one is None or one.is_suspended or (portal, fact.case) in self.muted:
            return False
        return any(self._is_among(group, name, one, fact) for group in fact.rule.groups)

    def is_wanted(self, portal: str, name: str, fact: Fact) -> bool:
        """Tell whether *name* refused neither this kind of e-mail nor this dossier."""
        one = self.people[portal, name]
        return fact.rule.always or (one.paces.get(fact.rule.family) != "never" and fact.case not in one.mutes)

    def stands(self, fact: Fact) -> bool:
        """Tell whether what happened has not been undone."""
        if fact.kind == "adviser.joined":
            return fact.case in self.people[fact.portal, fact.author].on
        if fact.kind in {"case.paused", "case.resumed"}:
            return (fact.case in self.paused) == (fact.kind == "case.paused")
        return fact.subject not in self.deleted or not fact.rule.can_be_deleted

    def forgive(self) -> None:
        """Cross out what is owed no more, as things have changed: for good, even if they change back."""
        for (number, name), debt in list(self.debts.items()):
            fact = self.facts[number]
            is_hushed = number not in self.heard and (fact.portal, fact.case) in self.muted
            is_same = self.first_portal(fact, name) == debt.portal
            if is_hushed or not is_same or not self.is_wanted(debt.portal, name, fact) or not self.stands(fact):
                del self.debts[number, name]

    def choose(self, portal: str, name: str, family: str, pace: str | None, now: datetime) -> None:
        """Let somebody choose; what waits follows the choice from now on, or from the fact if nobody knows of it."""
        self.people[portal, name].paces[family] = pace
        for fact, debt in self._owed_to(portal, name):
            new = pace or fact.rule.pace
            if fact.rule.family != family or fact.rule.always or new in {debt.pace, "never"}:
                continue
            taken_back = fact.at + fact.rule.recall
            since = max(now, taken_back) if fact.number in self.heard else taken_back
            debt.pace, debt.earliest = new, next_hour(new, since)
            debt.latest = next_hour(new, max(now, taken_back)) + fact.rule.recall

    def reads_all(self, portal: str, name: str) -> None:
        """Let somebody have all their notices of a portal before their eyes."""
        for fact in self.facts.values():
            debt = self.debts.get((fact.number, name))
            if fact.number in self.heard and debt is not None and debt.portal == portal:
                self.read.add((fact.number, name))
                del self.debts[fact.number, name]

    def hears(self, numbers: set[int]) -> None:
        """Note which facts the reader of the log has read by now."""
        for number in (numbers & set(self.facts)) - self.heard:
            fact = self.facts[number]
            self.heard.add(number)
            if (fact.portal, fact.case) in self.muted:
                self.hushed.add(number)

    def spent(self, name: str, now: datetime, *, with_weekly: bool) -> int:
        """Return how many e-mails that count somebody got in the seven days before *now*."""
        return len(
            [
                one
                for one in self.letters
                if one.to == name
                and not one.is_dropped
                and one.kind not in BEYOND_BUDGET
                and (with_weekly or one.kind != WEEKLY)
                and now - WEEK < one.at <= now
            ]
        )

    def _owed_to(self, portal: str, name: str) -> Iterator[tuple[Fact, Debt]]:
        for (number, to), debt in self.debts.items():
            if (debt.portal, to) == (portal, name):
                yield self.facts[number], debt

    def _is_among(self, group: str, name: str, one: Somebody, fact: Fact) -> bool:
        case, is_member = fact.case, name in self.members[fact.case]
        reads = one.in_team or case in one.on or (not fact.rule.is_private and (is_member or one.advises))
        if group == "cited":
            return name in fact.cited and reads
        if name in fact.cited:  # told by that, and not twice
            return False
        if group == "collectivité":
            return is_member and (case not in self.paused or fact.rule.despite_pause)
        if group == "territory":
            return one.advises and case not in one.on and not is_member
        return case in one.on or (case in one.follows and reads and not is_member)
