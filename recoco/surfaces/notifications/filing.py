"""What the rows about files need to know: which are still there, and where they are read."""

from collections.abc import Sequence

from recoco.domain.cases.models import Placement
from recoco.domain.filing.events import PRIVATE_FILE_ADDED, PRIVATE_LINK_ADDED
from recoco.domain.filing.spaces import COMMON, PRIVATE, Space
from recoco.kernel.activity.models import Event
from recoco.kernel.files.models import StoredFile
from recoco.kernel.ui.french import file_size
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.words import Read, Told, Words, quote, the_rest

MOST_QUOTED = 8  # files in one e-mail; the others are counted


def files(events: Sequence[Event]) -> Read:
    """Read which files, all of one space, are neither deleted nor hidden, each with what is stored of it."""
    numbers = [number for event in events for number in event.words["files"]]
    rows = _space(events[0]).filed.objects.filter(stored_id__in=numbers).standing().order_by("pk")
    standing = {row.stored_id: row for row in rows}
    stored = StoredFile.objects.in_bulk(list(standing))
    for event in events:
        here = [(standing[one], stored[one]) for one in event.words["files"] if one in standing and one in stored]
        yield event.pk, here or None


def of_files(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Name the files that are there, with what is said of each; open the only one, or their list."""
    space = _space(told[0].event)
    shown = sorted((one for each in told for one in each.about or ()), key=lambda one: one[0].pk)
    quotes = [
        quote(row.description or file_size(stored.size), title=stored.name) for row, stored in shown[:MOST_QUOTED]
    ]
    quotes += the_rest(len(shown) - MOST_QUOTED, "autre fichier", "autres fichiers")
    words: Words = {"quotes": quotes, "count": len(shown), "many": len(shown) > 1}
    if placement is not None:
        only = shown[0][0].stored_id if len(shown) == 1 else None
        words["path"] = space.url("show", placement, only) if only else space.url("index", placement)
    return words


def links(events: Sequence[Event]) -> Read:
    """Read which links, all of one space, are neither deleted nor hidden."""
    standing = _space(events[0]).linked.objects.filter(pk__in=[event.subject_id for event in events]).standing()
    here = {row.pk: row for row in standing}
    return ((event.pk, here.get(event.subject_id)) for event in events)


def of_links(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Name the links that are there, with what is said of each; open the only one, or their list."""
    space, rows = _space(told[0].event), [each.about for each in told]
    quotes = [quote(row.description or row.host, title=row.title) for row in rows[:MOST_QUOTED]]
    quotes += the_rest(len(rows) - MOST_QUOTED, "autre lien", "autres liens")
    words: Words = {"quotes": quotes, "count": len(rows), "many": len(rows) > 1}
    if placement is not None:
        index = f"{space.url('index', placement)}#liens"
        words["path"] = index if len(rows) > 1 else space.url("link", placement, rows[0].pk)
    return words


def _space(event: Event) -> Space:
    return PRIVATE if event.type in {PRIVATE_FILE_ADDED.name, PRIVATE_LINK_ADDED.name} else COMMON
