"""The query behind the bell of every page, written once for all those who are alike."""

from dataclasses import replace
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    Count,
    F,
    IntegerField,
    Max,
    Q,
    Subquery,
    Value,
    When,
)

from recoco.domain.accounts.alike import Alike, numbers_of, those_like
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.types import Reach
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.preparing import prepared
from recoco.surfaces.notifications.access import permissions_on, readable_by
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.pages import Shown

MANY = 100  # the bell counts no further: who never opens it has thousands, and every page counts them
EVERYWHERE = ""  # instead of a page: on the whole portal
COLUMNS = ("of", "here", "count", "last")


class CountOf(Subquery):
    """How many rows a query has, a sliced one too."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def unread_rows(actor: Actor, shown: Shown, opened: Placement | None) -> list[tuple[Any, ...]]:
    """Return how many notices *actor* has not read: page, whether it is this one, count (`MANY` at most on the whole
    portal, `EVERYWHERE`), number of the latest.

    Of the case of the page, whichever portal tells them; of this very page, when it is of no case.
    """
    is_opened = opened is not None and opened.case_id == shown.case_id
    with scope.everywhere("a fact that reaches a case is unread, or read, on all of its portals at once"):
        return _rows(
            *numbers_of(actor),
            actor.portal.pk,  # type: ignore[union-attr]
            shown.case_id or 0,
            shown.number,
            alike=those_like(actor),
            route=shown.route if shown.routes else "",
            is_of_case=shown.case_id is not None,
            is_of_one=bool(shown.number),
            permissions=permissions_on(opened, actor) if opened is not None and is_opened else None,
        )


def unread_by(actor: Actor, shown: Shown) -> Any:
    """Return the unread notices of *actor* that may be on the page *shown*, in no order."""
    return _about(actor, shown).filter(readable_by(actor, few=True))


def _about(actor: Actor, shown: Shown) -> Any:
    mine = Notice.objects.all().unread().filter(user_id=actor.user_id).order_by()
    if shown.case_id is None:
        return mine.filter(portal=actor.portal)
    return mine.filter(Q(portal=actor.portal) | Q(event__reach=Reach.CASE), case_id=shown.case_id)


@prepared
def _rows(
    user: int,
    person: int,
    departements: Any,
    portal: Any,
    case_id: int,
    number: int,
    *,
    alike: Alike,
    route: str,
    is_of_case: bool,
    is_of_one: bool,
    permissions: frozenset[str] | None,
) -> Any:
    """Count them.

    :param permissions: those of the reader on the case that the page has opened; None when it has opened none.
    """
    reader = replace(alike.asking(user, person, departements), portal=portal)
    shown = Shown(route, case_id if is_of_case else None, number if is_of_one else 0)
    parts = [_of_portal(reader)]
    if is_of_case or route:
        parts.append(_of_page(reader, shown, permissions))
    return parts[0].union(*parts[1:], all=True)


def _of_portal(reader: Actor) -> Any:
    some = unread_by(reader, Shown(EVERYWHERE)).values("pk")[:MANY]
    said = {"of": Value(EVERYWHERE), "here": Value(False, BooleanField()), "last": Value(0, BigIntegerField())}
    portal: Any = reader.portal
    here = Portal.objects.filter(pk=portal).order_by()
    return here.annotate(**said, count=CountOf(some)).values_list(*COLUMNS)


def _of_page(reader: Actor, shown: Shown, permissions: frozenset[str] | None) -> Any:
    known = readable_by(reader, few=True) if permissions is None else Q(permission__in=["", *sorted(permissions)])
    rows = _about(reader, shown).filter(known)
    if shown.case_id is None:
        rows = rows.filter(shown.condition())
    here = Case(When(shown.condition(), then=True), default=False, output_field=BooleanField())
    groups = rows.annotate(of=F("page"), here=here).values("of", "here")
    return groups.annotate(count=Count("pk"), last=Max("pk")).values_list(*COLUMNS)
