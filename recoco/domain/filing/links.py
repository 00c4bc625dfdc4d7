"""The links of a place: read all at once, they are a hundred at most."""

from collections.abc import Iterable

from django.template.loader import render_to_string

from recoco.domain.cases.models import Placement
from recoco.domain.filing.models import Linked
from recoco.domain.filing.spaces import Space
from recoco.kernel.files.zipping import Entry
from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold

IN_ARCHIVE = "Liens.html"


def links_in(space: Space, placement: Placement) -> list[Linked]:
    """Return the links of a place that are not deleted, pinned ones first, then the last added: one query."""
    found = space.linked.objects.filter(case_id=placement.case_id, deleted_at=None).select_related("portal")
    rows: list[Linked] = sorted(found, key=lambda one: (one.pinned_at is None, -one.added_at.timestamp(), -one.pk))
    for row in rows:
        row.placement = placement
    return rows


def standing_in(space: Space, placement: Placement) -> list[Linked]:
    """Return the links of a place that everybody in it sees, in the same order: one query."""
    return [one for one in links_in(space, placement) if not one.is_gone]


def saying(links: Iterable[Linked], words: str) -> list[Linked]:
    """Return those of *links* that say each of *words*."""
    asked = fold(words).split()[:10]
    return [one for one in links if all(word in one.folded for word in asked)]


def page_of_links(placement: Placement, links: list[Linked], folder: str = "") -> list[Entry]:
    """Return the page that stands for links in an archive; nothing when there are none."""
    if not links:
        return []
    page = render_to_string("filing/archived_links.html", {"case": placement.case, "links": links})
    return [Entry(f"{folder}{IN_ARCHIVE}", clock.now(), page.encode())]
