"""A page of the files of a dossier: searched, sorted, pinned ones first, for a constant number of queries."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Exists, OuterRef, Q, Window

from recoco.domain.cases.models import Placement
from recoco.domain.filing.models import Filed
from recoco.domain.filing.sources import Whence, standing_in, whence_of
from recoco.domain.filing.spaces import Space
from recoco.kernel.access.actor import Actor
from recoco.kernel.files.kinds import IMAGES, OPENING_IN_PAGE
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.names import extension_of
from recoco.kernel.kit import paging
from recoco.kernel.kit.folding import fold

PER_PAGE = 25
LATEST = 5
# Beyond, a picture that has no small ones (yet) is not shown by itself: phones pay for what they load.
LIGHT_BYTES, LIGHT_LINE_BYTES = 512 * 1024, 64 * 1024
SORTS = {
    "recents": ("Plus récents", ("-created_at", "-pk")),
    "anciens": ("Plus anciens", ("created_at", "pk")),
    "nom": ("Nom", ("folded", "pk")),
    "type": ("Type", ("content_type", "folded", "pk")),
    "taille": ("Taille, du plus lourd", ("-size", "pk")),
    "auteur": ("Auteur", ("author_name", "-created_at", "-pk")),
}
ICONS = {
    "pdf": "file-pdf-line",
    "zip": "archive-line",
    "csv": "table-line",
    "xls": "table-line",
    "xlsx": "table-line",
    "ods": "table-line",
    **dict.fromkeys(IMAGES | {"heic"}, "image-line"),
    **dict.fromkeys(("kml", "gpx", "geojson"), "map-pin-2-line"),
}


@dataclass(frozen=True)
class ShownFile:
    """A file as one reader sees it.

    :param filed: what the dossier knows of it, None when nothing was ever said of it.
    :param via: the portal it was sent on, when it is not this one.
    :param whence: what it came with; None when it was put in the dossier by itself.
    """

    stored: StoredFile
    filed: Filed | None
    via: str
    whence: Whence | None

    @property
    def kind(self) -> str:
        """Its kind, as people name it: « PDF »."""
        return extension_of(self.stored.name).upper() or "Fichier"

    @property
    def icon(self) -> str:
        """What stands for its kind."""
        return ICONS.get(extension_of(self.stored.name), "file-text-line")

    @property
    def opens_in_page(self) -> bool:
        """Whether browsers show it by themselves: pictures and PDF."""
        return self.stored.content_type in OPENING_IN_PAGE

    @property
    def line_picture(self) -> str:
        """What its address asks for the picture of a list; empty when an icon stands there."""
        return self._picture("vignette", LIGHT_LINE_BYTES)

    @property
    def page_picture(self) -> str:
        """What its address asks for the picture of its page; empty when there is none."""
        return self._picture("grand", LIGHT_BYTES)

    @property
    def is_being_drawn(self) -> bool:
        """Whether its small pictures will be there in a moment."""
        return self.stored.preview_due_at is not None

    def _picture(self, size: str, light: int) -> str:
        if self.stored.has_preview:
            return f"apercu={size}"
        return "voir" if extension_of(self.stored.name) in IMAGES and self.stored.size <= light else ""


def files_in(space: Space, placement: Placement, by: Actor) -> Any:
    """Narrow to the files that *by* reads in this place, former versions included."""
    return StoredFile.objects.filter(standing_in(space, placement, by), case_id=placement.case_id, reach=space.reach)


def current_in(space: Space, placement: Placement, by: Actor) -> Any:
    """Narrow to the last version of each."""
    filed = space.filed.objects.filter(case_id=placement.case_id, replaces_id__isnull=False).standing()
    return files_in(space, placement, by).exclude(pk__in=filed.values("replaces_id"))


def listed(space: Space, placement: Placement, by: Actor, words: str = "", sort: str = "") -> Any:
    """Return the files that say *words*, in their name, their description or who sent them; pinned ones first."""
    found = current_in(space, placement, by)
    filed = space.filed.objects.filter(case_id=placement.case_id)
    for word in fold(words).split()[:10]:
        described = filed.filter(folded__contains=word)
        found = found.filter(Q(folded__contains=word) | Q(pk__in=described.values("stored_id")))
    pinned = filed.filter(stored_id=OuterRef("pk"), pinned_at__isnull=False)
    _, order = SORTS.get(sort, SORTS["recents"])
    return found.annotate(is_pinned=Exists(pinned)).select_related("portal").order_by("-is_pinned", *order)


def page_of(space: Space, placement: Placement, by: Actor, asked: Mapping[str, str]) -> Page[StoredFile]:
    """Return the page that the address asks for (`q`, `tri`, `page`), its files still to be `shown`."""
    rows = counted(listed(space, placement, by, asked.get("q", ""), asked.get("tri", "")))

    def part(first: int, beyond: int) -> list[tuple[StoredFile, int]]:
        return [(one, one.total) for one in rows[first:beyond]]

    return paging.page_of(asked.get("page", ""), PER_PAGE, part)


def latest_of(space: Space, placement: Placement, by: Actor) -> list[Any]:
    """Return the last files of a place, each with the `total` of them all: one query."""
    return list(counted(current_in(space, placement, by)).order_by("-created_at", "-pk")[:LATEST])


def counted(files: Any) -> Any:
    """Annotate each file with how many there are in all: `total`."""
    return files.annotate(total=Window(Count("pk")))


def shown(space: Space, placement: Placement, by: Actor, files: Sequence[StoredFile]) -> list[ShownFile]:
    """Return *files* with what the dossier knows of each: a query for each thing that they may have come with."""
    numbers = [one.pk for one in files]
    filed = filed_of(space, placement, numbers)
    whence = whence_of(space, placement, by, numbers) if numbers else {}
    return [
        ShownFile(
            stored=one,
            filed=filed.get(one.pk),
            via=one.portal.name if one.portal_id != placement.portal_id else "",
            whence=whence.get(one.pk),
        )
        for one in files
    ]


def filed_of(space: Space, placement: Placement, numbers: Collection[int]) -> dict[int, Filed]:
    """Return what the dossier knows of these files, by their number: one query."""
    rows = space.filed.objects.filter(case_id=placement.case_id, stored_id__in=numbers) if numbers else ()
    found: dict[int, Filed] = {row.stored_id: row for row in rows}
    for row in found.values():
        row.placement = placement
    return found
