"""What the rows about threads need to know: what is still said, in whose words, and whom another row tells."""

from django.urls import reverse

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.events import BRIEF_EDITED
from recoco.domain.conversation.models import Brief, Post, ToDo
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from recoco.kernel.activity.models import Event
from recoco.kernel.ui.french import counted
from recoco.kernel.ui.richtext import plain
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.words import Words, quote

MOST_QUOTED = 6  # messages in one e-mail; the others are counted


def is_said(event: Event, placement: Placement | None) -> bool:
    """Tell whether what was said stands: neither taken back, nor deleted, nor hidden."""
    return bool(_standing([event]))


def told_apart(event: Event) -> set[int | None]:
    """Return the accounts that the message cites: they are told at once, and once."""
    return set(event.words["mentioned"])


def named(event: Event) -> int | None:
    """Return the account that the event is about."""
    number: int = event.words["user_id"]
    return number


def is_last_brief(event: Event, placement: Placement | None) -> bool:
    """Tell whether nobody has changed the brief since: of several changes, the last is told."""
    return not Event.objects.filter(type=BRIEF_EDITED.name, subject_id=event.subject_id, pk__gt=event.pk).exists()


def is_to_do(event: Event, placement: Placement | None) -> bool:
    """Tell whether it is still to be done."""
    return bool(ToDo.objects.filter(pk=event.subject_id, done_at=None).exists())


def of_posts(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Quote what was said and stands, in its order; open the first."""
    said, thread = _standing(events), _thread(events[0])
    several = len({one.author_id for one in said}) > 1
    quotes = [_quoted(one, several=several) for one in said[:MOST_QUOTED]]
    if len(said) > MOST_QUOTED:
        left = len(said) - MOST_QUOTED
        quotes.append(quote(f"… et {counted(left, f'autre {thread.word}', f'autres {thread.word}s')}."))
    words: Words = {"quotes": quotes, "count": len(said), "many": len(said) > 1}
    if placement is not None:
        words["path"] = thread.place_of(placement, said[0].pk)
    return words


def of_brief(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Quote what the brief says now."""
    brief = Brief.objects.get(pk=events[-1].subject_id)
    return {
        "quotes": [quote(plain(brief.text))] if brief.text else [],
        "path": _page("advisers_space:brief", placement),
    }


def of_todo(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Open what is to be done in the dossier."""
    return {"path": _page("advisers_space:todos", placement)}


def _page(name: str, placement: Placement | None) -> str:
    return reverse(name, args=[placement.case.slug]) if placement else ""


def _thread(event: Event) -> Thread:
    return CONVERSATION if event.type.startswith("message.") else ADVISERS_SPACE


def _standing(events: list[Event]) -> list[Post]:
    rows = _thread(events[0]).post.objects.filter(pk__in=[event.subject_id for event in events])
    rows = rows.filter(called_back_at=None, deleted_at=None, hidden_at=None).select_related("card")
    return list(rows.order_by("at", "pk"))


def _quoted(one: Post, *, several: bool) -> dict[str, str]:
    return quote(plain(one.text) or f"{one.wordless}.", one.author if several else "", one.card)
