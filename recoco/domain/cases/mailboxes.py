"""A shared address passes to a successor: its cases bear the new name (slot `MAILBOX_FOLLOWERS`)."""

from collections.abc import Collection

from recoco.domain.accounts.models import Person
from recoco.domain.cases.events.people import OWNER_CHANGED
from recoco.domain.cases.models import CaseParticipation, Placement, Side
from recoco.domain.cases.statuses import ON_BOARD, Status
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalState
from recoco.kernel.ui.french import of


def bear_new_name(person: Person, before: str, by: Actor) -> list[Portal]:
    """Give what *person* takes part in the words of who holds its address now; what was written keeps its author.

    Return the other portals that follow one of these cases: they read the new name there. Call it in a transaction.

    :param before: the name of who held it.
    """
    mine = CaseParticipation.objects.filter(user_id=person.user_id).writable()
    name = {"first_name": person.first_name, "last_name": person.last_name}
    owned = list(mine.exclude(**name).filter(side=Side.OWNER).values_list("case_id", flat=True))
    mine.update(**name, function=person.function)
    placements = Placement.objects.with_case().filter(case_id__in=owned, archived_at=None)
    for placement in placements.filter(status__in=(Status.SUBMITTED, *ON_BOARD)).order_by("pk"):
        record(
            OWNER_CHANGED,
            by=by,
            subject=placement,
            case_id=placement.case_id,
            who=person.full_name,
            how=f", à la suite {of(before)}",
        )
    return _following(set(mine.values_list("case_id", flat=True)))


def _following(cases: Collection[int]) -> list[Portal]:
    here = scope.current_portal()
    with scope.everywhere("a name goes with the cases that bear it, on each portal that follows them"):
        held = Placement.objects.all().holding().filter(case_id__in=cases).exclude(portal=here)
        portals = set(held.values_list("portal_id", flat=True))
    return list(Portal.objects.filter(pk__in=portals).exclude(state=PortalState.ARCHIVED).order_by("pk"))
