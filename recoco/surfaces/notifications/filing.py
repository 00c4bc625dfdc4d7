"""What the rows about files need to know: which are still there, and where they are read."""

from recoco.domain.cases.models import Placement
from recoco.domain.filing.events import PRIVATE_FILE_ADDED
from recoco.domain.filing.models import Filed
from recoco.domain.filing.spaces import COMMON, PRIVATE, Space
from recoco.kernel.activity.models import Event
from recoco.kernel.files.models import StoredFile
from recoco.kernel.ui.french import counted, file_size
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.words import Words, quote

MOST_QUOTED = 8  # files in one e-mail; the others are counted


def is_there(event: Event, placement: Placement | None) -> bool:
    """Tell whether one at least of the files is neither deleted nor hidden."""
    return bool(_standing([event]))


def of_files(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Name the files that are there, with what is said of each; open the only one, or their list."""
    space, rows = _space(events[0]), _standing(events)
    known = StoredFile.objects.in_bulk([row.stored_id for row in rows])
    shown = [(row, known[row.stored_id]) for row in rows if row.stored_id in known]
    quotes = [
        quote(row.description or file_size(stored.size), title=stored.name) for row, stored in shown[:MOST_QUOTED]
    ]
    if len(shown) > MOST_QUOTED:
        quotes.append(quote(f"… et {counted(len(shown) - MOST_QUOTED, 'autre fichier', 'autres fichiers')}."))
    words: Words = {"quotes": quotes, "count": len(shown), "many": len(shown) > 1}
    if placement is not None:
        only = rows[0].stored_id if len(rows) == 1 else None
        words["path"] = space.url("show", placement, only) if only else space.url("index", placement)
    return words


def _space(event: Event) -> Space:
    return PRIVATE if event.type == PRIVATE_FILE_ADDED.name else COMMON


def _standing(events: list[Event]) -> list[Filed]:
    numbers = [number for event in events for number in event.words["files"]]
    return list(_space(events[0]).filed.objects.filter(stored_id__in=numbers).standing().order_by("pk"))
