"""What a share link shows of a dossier: the parts chosen, nobody's contact details, nothing of the advisers."""

from dataclasses import dataclass, replace

from recoco.domain.advice.page import Card
from recoco.domain.advice.printing import published_in
from recoco.domain.cases.models import Side
from recoco.domain.cases.on_case import collectivite_of, followers_of
from recoco.domain.cases.places import location_of
from recoco.domain.sharing.discretion import discreet
from recoco.domain.sharing.models import SharedPart, ShareLink
from recoco.domain.submission.panels import answers_in_their_words
from recoco.domain.surveys.reading import ShownAnswer
from recoco.kernel.territories.mapping import Location


@dataclass(frozen=True)
class Presentation:
    """What the project is, and which organisations work on it."""

    summary: str
    location: Location
    collectivite: str
    advising: list[str]


@dataclass(frozen=True)
class SharedAdvice:
    """A recommendation as a stranger reads it."""

    card: Card
    title: str
    text: str
    contact: str


@dataclass(frozen=True)
class Shown:
    """The parts of a link; None for those that it does not show."""

    link: ShareLink
    presentation: Presentation | None
    answers: list[ShownAnswer] | None
    advice: list[SharedAdvice] | None


def shown_by(link: ShareLink) -> Shown:
    """Return what *link*, which comes with its placement, shows: at most twelve queries."""
    parts = link.shows
    return Shown(
        link=link,
        presentation=_presentation(link) if SharedPart.PRESENTATION in parts else None,
        answers=_answers(link) if SharedPart.ASSESSMENT in parts else None,
        advice=_advice(link) if SharedPart.ADVICE in parts else None,
    )


def _presentation(link: ShareLink) -> Presentation:
    placement = link.placement
    owner = next((one for one in collectivite_of(placement) if one.side == Side.OWNER), None)
    advising = (one.person.organization for one in followers_of(placement) if one.person.organization)
    return Presentation(
        summary=discreet(placement.case.summary),
        location=location_of(placement.case),
        collectivite=owner.organization if owner else "",
        advising=sorted(set(advising)),
    )


def _answers(link: ShareLink) -> list[ShownAnswer]:
    found = []
    for one in answers_in_their_words(link.placement.case):
        lines = tuple(discreet(line) for line in one.lines)
        if lines or one.comment:
            found.append(replace(one, lines=lines, comment=discreet(one.comment), files=(), by_name=""))
    return found


def _advice(link: ShareLink) -> list[SharedAdvice]:
    return [
        SharedAdvice(
            card,
            discreet(card.one.title),
            discreet(card.one.text),
            discreet(card.one.card.signature) if card.one.card else "",
        )
        for card in published_in(link.placement)
    ]
