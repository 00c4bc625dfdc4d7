"""« Note pour le conseil municipal »: what it says of a dossier, before it is shortened to one page (`fitting`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from recoco.domain.advice.page import Card
from recoco.domain.advice.printing import published_in
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.cases.models import Outcome, Placement
from recoco.domain.cases.on_case import portals_of
from recoco.domain.cases.silence import rest_day_on
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.ui.french import day, euros
from recoco.kernel.ui.richtext import plain
from recoco.surfaces.papers.cutting import cut
from recoco.surfaces.papers.facts import Reach, outcomes_of, reached, team_on

TITLE = 100
SINCE = {
    AdviceStatus.IN_PROGRESS: "En cours depuis le",
    AdviceStatus.WAITING: "En attente depuis le",
    AdviceStatus.DONE: "Faite le",
    AdviceStatus.NOT_APPLICABLE: "Écartée le",
}


@dataclass(frozen=True)
class Dated:
    """Something with its day.

    :param is_late: the day has passed while something was to be done.
    """

    on: date
    words: str
    is_late: bool = False


@dataclass(frozen=True)
class Advised:
    """An advice in a line or two."""

    title: str
    who: str
    on: datetime
    text: str


@dataclass(frozen=True)
class Part[Thing]:
    """A part of the note.

    :param more: how many things were left out, for want of room.
    """

    things: Sequence[Thing]
    more: int = 0

    def first(self, most: int) -> "Part[Thing]":
        """Return it with *most* things at most."""
        return Part(self.things[:most], max(0, len(self.things) - most))


@dataclass(frozen=True)
class Note:
    """What the page says."""

    placement: Placement
    place: str
    portals: str
    summary: str
    advice: Part[Advised]
    decisions: Part[Dated]
    contacts: Part[Reach]
    deadlines: Part[Dated]
    by_name: str
    at: datetime


def note_of(placement: Placement, by: Actor, *, with_details: bool = False) -> Note:
    """Gather what the note says: eleven queries, whatever the dossier holds.

    :param with_details: with the e-mails and telephones of contacts.
    """
    cards, team = published_in(placement), team_on(placement)
    case, outcomes = placement.case, outcomes_of(placement)
    known = [one.portal.name for one in portals_of(placement) if one.is_accepted]
    place = f"{case.commune.name} ({case.commune.departement.code})" if case.commune else ""
    return Note(
        placement=placement,
        place=", ".join(part for part in (case.address, place) if part),
        portals=" et ".join(known or [placement.portal.name]),
        summary=case.summary,
        advice=Part([_advised(card) for card in cards]),
        decisions=Part(sorted(_decisions(cards, outcomes), key=lambda one: one.on, reverse=True)),
        contacts=Part(reached(placement, cards, team, by, with_details=with_details)),
        deadlines=Part(sorted(_deadlines(placement, cards), key=lambda one: one.on)),
        by_name=by.name,
        at=clock.now(),
    )


def _advised(card: Card) -> Advised:
    one = card.one
    who = f"{cut(one.author, TITLE)}, via {card.via}" if card.via else cut(one.author, TITLE)
    return Advised(cut(one.title, TITLE), who, one.published_at, plain(one.text))  # type: ignore[arg-type]


def _decisions(cards: Sequence[Card], outcomes: Sequence[Outcome]) -> Iterator[Dated]:
    for card in cards:
        status = AdviceStatus(card.uptake.status)
        if status in SINCE and card.current is not None:
            on = localdate(card.current.since)
            why = f" ({cut(card.uptake.reason.lower(), TITLE)})" if card.uptake.reason else ""
            yield Dated(on, f"{SINCE[status]} {day(on)} : {cut(card.one.title, TITLE)}{why}")
    for one in outcomes:
        amount = f", {euros(one.amount_cents)}" if one.amount_cents else ""
        note = f" – {one.note}" if one.note else ""
        yield Dated(one.on, cut(f"{one.kind.label}, le {day(one.on)}{amount}{note}", 2 * TITLE))


def _deadlines(placement: Placement, cards: Sequence[Card]) -> Iterator[Dated]:
    for card in cards:
        if card.one.deadline and card.uptake.is_open:
            words = f"{cut(card.one.title, TITLE)} ({card.one.get_deadline_kind_display().lower()})"
            yield Dated(card.one.deadline, words, card.is_late)
    if placement.case.is_paused and placement.case.resume_on:
        yield Dated(placement.case.resume_on, "Reprise du dossier, en pause jusque-là")
    if rests_on := rest_day_on(placement):
        yield Dated(rests_on, "Mise en pause du dossier, sans signe de la collectivité d’ici là")
