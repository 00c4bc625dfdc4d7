"""A shared address passes to a successor: its cases bear the new name (slot `MAILBOX_FOLLOWERS`)."""

from recoco.domain.accounts.models import Person
from recoco.domain.cases.events.people import OWNER_CHANGED
from recoco.domain.cases.models import CaseParticipation, Placement, Side
from recoco.domain.cases.statuses import ON_BOARD, Status
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.ui.french import of


def bear_new_name(person: Person, before: str, by: Actor) -> None:
    """Give what *person* takes part in the words of who holds its address now; what was written keeps its author.

    Call it in a transaction.

    :param before: the name of who held it.
    """
    mine = CaseParticipation.objects.filter(user_id=person.user_id)
    mine.update(first_name=person.first_name, last_name=person.last_name, function=person.function)
    owned = mine.filter(side=Side.OWNER).values("case_id")
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
