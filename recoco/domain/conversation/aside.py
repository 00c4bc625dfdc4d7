"""What stands beside a thread: what was shared in it; for advisers, their brief and what is to be done."""

from typing import Any

from django.db.models import F

from recoco.domain.accounts.alike import Alike, numbers_of, those_like
from recoco.domain.cases.models import Placement
from recoco.domain.cases.openness import is_advised_here
from recoco.domain.conversation.contents import latest_of
from recoco.domain.conversation.models import Brief, ToDo
from recoco.domain.conversation.threads import Thread
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.portals.preparing import prepared


def aside_of(thread: Thread, placement: Placement, by: Actor) -> dict[str, Any]:
    """Return it for a template."""
    shared = {"shared": latest_of(thread, placement, by)}
    if not thread.is_private:
        return shared
    return shared | {
        "brief": brief_of(placement),
        "todos": open_todos_of(placement),
        "may_brief": may_write_brief(placement, by),
    }


def may_write_brief(placement: Placement, by: Actor) -> bool:
    """Tell whether *by* is offered to write the brief: they may, and the dossier lets them."""
    return is_advised_here(placement) and by.may(Permission.BRIEF_WRITE, placement)


def brief_of(placement: Placement) -> Brief | None:
    """Return the brief, None while nothing was written: one query."""
    found: Brief | None = Brief.objects.filter(placement=placement).first()
    return found


def open_todos_of(placement: Placement) -> list[ToDo]:
    """Return what is still to be done, the nearest day first: one query."""
    rows = ToDo.objects.filter(placement=placement, done_at=None).select_related("person")
    return list(rows.order_by(F("due_on").asc(nulls_last=True), "pk"))


def todos_of_person(by: Actor) -> list[ToDo]:
    """Return what *by* has to do on the current portal, in the dossiers that they still read: one query."""
    if by.person is None:
        return []
    return _todos(*numbers_of(by), alike=those_like(by))


@prepared
def _todos(user: int, person: int, departements: Any, *, alike: Alike) -> Any:
    readable = Placement.objects.all().visible_to(alike.asking(user, person, departements)).order_by().values("pk")
    rows = ToDo.objects.filter(person_id=person, done_at=None, placement__in=readable)
    return rows.select_related("placement__case").order_by(F("due_on").asc(nulls_last=True), "pk")[:20]
