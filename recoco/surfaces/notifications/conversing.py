"""What the rows about threads need to know: what is still said, in whose words, and whom another row tells."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.urls import reverse

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.events import BRIEF_EDITED
from recoco.domain.conversation.models import Brief, ToDo
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from recoco.kernel.activity.models import Event
from recoco.kernel.ui.richtext import plain
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.words import Read, Told, Words, quote, the_rest

MOST_QUOTED = 6  # messages in one e-mail; the others are counted


def posts(events: Sequence[Event]) -> Read:
    """Read what was said, all by one thread, and stands."""
    rows = _thread(events[0]).post.objects.filter(called_back_at=None, deleted_at=None, hidden_at=None)
    found = rows.select_related("card").in_bulk([event.subject_id for event in events])
    return ((event.pk, found.get(event.subject_id)) for event in events)


def told_apart(event: Event) -> set[int | None]:
    """Return the accounts that the message cites: they are told at once, and once."""
    return set(event.words["mentioned"])


def named(event: Event) -> int | None:
    """Return the account that the event is about."""
    number: int = event.words["user_id"]
    return number


def briefs(events: Sequence[Event]) -> Read:
    """Read the briefs, and which event is the last about each."""
    numbers = [event.subject_id for event in events]
    found = Brief.objects.in_bulk(numbers)
    edited = Event.objects.filter(type=BRIEF_EDITED.name, subject_id__in=numbers, case_id__in=_cases_of(events))
    last = dict(edited.order_by().values_list("subject_id").annotate(Max("pk")))
    return ((one.pk, (last.get(one.subject_id) == one.pk, found.get(one.subject_id))) for one in events)


def is_last_brief(told: Told, placement: Placement | None) -> bool:
    """Tell whether nobody has changed the brief since: of several changes, the last is told."""
    is_last, brief = told.about
    return bool(is_last and brief)


def todos(events: Sequence[Event]) -> Read:
    """Read what is still to be done."""
    found = ToDo.objects.filter(done_at=None).in_bulk([event.subject_id for event in events])
    return ((event.pk, found.get(event.subject_id)) for event in events)


def of_posts(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Quote what was said and stands, in its order; open the first."""
    thread = _thread(told[0].event)
    said = sorted((one.about for one in told if one.about is not None), key=lambda post: (post.at, post.pk))
    several = len({one.author_id for one in said}) > 1
    quotes = [_quoted(one, several=several) for one in said[:MOST_QUOTED]]
    quotes += the_rest(len(said) - MOST_QUOTED, f"autre {thread.word}", f"autres {thread.word}s")
    words: Words = {"quotes": quotes, "count": len(said), "many": len(said) > 1}
    if placement is not None and said:
        words["path"] = thread.place_of(placement, said[0].pk)
    return words


def of_brief(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Quote what the brief says now."""
    _, brief = told[-1].about
    return {
        "quotes": [quote(plain(brief.text))] if brief and brief.text else [],
        "path": _page("advisers_space:brief", placement),
    }


def of_todo(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Open what is to be done in the dossier."""
    return {"path": _page("advisers_space:todos", placement)}


def _page(name: str, placement: Placement | None) -> str:
    return reverse(name, args=[placement.case.slug]) if placement else ""


def _thread(event: Event) -> Thread:
    return CONVERSATION if event.type.startswith("message.") else ADVISERS_SPACE


def _cases_of(events: Sequence[Event]) -> set[int | None]:
    return {event.case_id for event in events}


def _quoted(one: Any, *, several: bool) -> dict[str, str]:
    return quote(plain(one.text) or f"{one.wordless}.", one.author if several else "", one.card)
