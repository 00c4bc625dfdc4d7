"""The share links of a dossier, as those who may close them see them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from recoco.domain.cases.models import AccessEntry, Opened, Placement
from recoco.domain.sharing.models import ShareLink


@dataclass(frozen=True)
class ListedLink:
    """A link with what came of it.

    :param openings: how many devices opened it, each counted once a day.
    :param via: the portal where it opens, when it is not this one.
    """

    one: ShareLink
    openings: int
    opened_at: datetime | None
    via: str


def links_of(placement: Placement) -> list[ListedLink]:
    """Return the links of the case, the last made first: two queries."""
    links = list(ShareLink.objects.filter(case_id=placement.case_id).select_related("portal").order_by("-made_at"))
    lines = AccessEntry.objects.filter(case_id=placement.case_id, what=Opened.SHARED).order_by()
    counted = lines.values("about_id").annotate(openings=Count("pk"), opened_at=Max("at"))
    known = {row["about_id"]: row for row in counted} if links else {}
    return [
        ListedLink(
            one,
            known[one.pk]["openings"] if one.pk in known else 0,
            known[one.pk]["opened_at"] if one.pk in known else None,
            one.portal.name if one.portal_id != placement.portal_id else "",
        )
        for one in links
    ]


def open_links_of(placement: Placement) -> list[ShareLink]:
    """Return the links that still show something of the case: one query."""
    return list(ShareLink.objects.open().filter(case_id=placement.case_id).order_by("-made_at"))
