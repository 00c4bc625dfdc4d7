"""What others have written and one has not read, said case by case: how many, from whom, since when."""

from collections.abc import Iterator, Mapping

from recoco.domain.conversation.models import Message
from recoco.domain.conversation.unread import last_unread_of
from recoco.kernel.access.actor import Actor
from recoco.surfaces.homes.lines import Line
from recoco.surfaces.homes.sections import Cases, Section

SECTIONS = ("messages", "told")  # those of the collectivité and of the advisers
Said = Mapping[int, Message]


def said_in(cases: Cases, by: Actor) -> Said:
    """Return the last message that *by* has not read in each case shown for it: one query, none when nothing is new."""
    shown = [card for key in SECTIONS if key in cases.sections for card in cases.sections[key].cards]
    numbers = [card.placement.case_id for card in shown]
    return last_unread_of(numbers, by) if numbers else {}


def lines_of_messages(section: Section, said: Said) -> Iterator[Line]:
    """Yield a line for each case of *section*, dated by its last message."""
    for card in section.cards:
        last = said.get(card.placement.case_id)
        if last:
            yield Line("messages", last.at, card, extra=last)
