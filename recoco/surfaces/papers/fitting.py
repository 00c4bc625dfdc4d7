"""Shortens a note until it holds in one page of A4: the longest texts first, then how many things of each kind."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recoco.surfaces.papers.cutting import cut, lines_of
from recoco.surfaces.papers.note import Note

# What a page holds: lines, and letters of middling width in one; a thing of a list has some white around it.
PAGE_LINES, WIDTH, HALF_WIDTH = 66.0, 110.0, 51.0
AROUND, HEADING = 0.15, 2.1


@dataclass(frozen=True)
class Room:
    """How much of each part is kept: characters of texts, numbers of things."""

    summary: int = 1200
    text: int = 400
    advice: int = 8
    decisions: int = 8
    contacts: int = 10
    deadlines: int = 8


# What is given up, in this order, while the note does not hold; at the end, whatever is written does.
STEPS: tuple[tuple[str, int], ...] = (
    ("text", 280),
    ("summary", 900),
    ("text", 200),
    ("summary", 700),
    ("contacts", 8),
    ("text", 140),
    ("deadlines", 6),
    ("summary", 550),
    ("text", 100),
    ("contacts", 6),
    ("decisions", 6),
    ("advice", 6),
    ("summary", 420),
    ("text", 0),
    ("contacts", 4),
    ("deadlines", 4),
    ("decisions", 4),
    ("summary", 300),
    ("advice", 4),
    ("contacts", 3),
    ("deadlines", 3),
    ("decisions", 3),
    ("advice", 3),
    ("summary", 200),
)


def fitted(note: Note) -> Note:
    """Return *note* shortened to one page."""
    return next(shortenings(note))


def shortenings(note: Note) -> Iterator[Note]:
    """Yield *note* shortened to one page, then always shorter, for whoever lays it out and finds it still too long."""
    rooms = [Room()]
    for name, kept in STEPS:
        rooms.append(replace(rooms[-1], **{name: kept}))
    last = len(rooms) - 1
    for rank, room in enumerate(rooms):
        shortened = _in_room(note, room)
        if rank == last or _height(shortened) <= PAGE_LINES:
            yield shortened


def _in_room(note: Note, room: Room) -> Note:
    advice = note.advice.first(room.advice)
    return replace(
        note,
        summary=cut(note.summary, room.summary),
        advice=replace(advice, things=[replace(one, text=cut(one.text, room.text)) for one in advice.things]),
        decisions=note.decisions.first(room.decisions),
        contacts=note.contacts.first(room.contacts),
        deadlines=note.deadlines.first(room.deadlines),
    )


def _height(note: Note) -> float:
    """Return how many lines *note* takes on paper, on the careful side."""
    facts = f"{note.place} dossier n° 1234, déposé le 30 septembre 2026 accompagné sur {note.portals} En cours"
    head = 2.5 + 1.6 * lines_of(note.placement.case.name, WIDTH / 1.65) + lines_of(facts, WIDTH)
    situation = HEADING + lines_of(note.summary, WIDTH)
    advice = HEADING + sum(
        AROUND
        + lines_of(f"{one.title} – {one.who}, 30 septembre 2026", WIDTH / 1.05)
        + (lines_of(one.text, WIDTH) if one.text else 0)
        for one in note.advice.things
    )
    decisions = HEADING + sum(AROUND + lines_of(one.words, WIDTH - 4) for one in note.decisions.things)
    contacts = sum(
        AROUND
        + lines_of(f"{one.name}, {one.place}, {one.organization}", HALF_WIDTH)
        + (lines_of(one.reach, HALF_WIDTH) if one.reach else 0)
        for one in note.contacts.things
    )
    deadlines = sum(AROUND + lines_of(f"30 septembre 2026 : {one.words}", HALF_WIDTH) for one in note.deadlines.things)
    pair = HEADING + max(contacts + bool(note.contacts.more), deadlines + bool(note.deadlines.more), 1)
    mores = sum(1.3 for part in (note.advice, note.decisions) if part.more)
    return head + situation + advice + decisions + pair + mores + 2
