"""Somebody stands in for who is away: they follow the same dossiers meanwhile, and leave those that were not theirs."""

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import PlacementParticipation
from recoco.domain.cases.roles import forget_roles
from recoco.domain.continuity.actions.handing_over import hand_over_cases
from recoco.domain.continuity.events import STAND_IN_ENDED
from recoco.domain.continuity.models import HandedCase, HandOver
from recoco.domain.continuity.previewing import lines_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock


def begin_standing_in(person: Person, *, by: Actor) -> HandOver | None:
    """Have the stand-in of *person* follow their dossiers too; None when nobody stands in, or they already do.

    Call it in a transaction.
    """
    if person.stand_in is None or person.away_until is None:
        return None
    if HandOver.objects.all().standing_in().filter(giver=person).exists():
        return None
    chosen = [line.placement.pk for line in lines_of(person, person.stand_in, by) if not line.left_out]
    if not chosen:
        return None
    return hand_over_cases(person, person.stand_in, chosen, by=by, until=person.away_until)


def end_standing_in(person: Person, *, by: Actor) -> None:
    """Take whoever stands in for *person* off the dossiers that they followed for that only.

    Call it in a transaction.
    """
    for lent in HandOver.objects.all().standing_in().filter(giver=person).select_related("taker"):
        rows = HandedCase.objects.filter(hand_over=lent, is_new=True).select_related("placement")
        for row in rows.order_by("pk"):
            mine = PlacementParticipation.objects.filter(placement=row.placement, person=lent.taker)
            if mine.delete()[0]:
                forget_roles(row.placement)
                record(
                    STAND_IN_ENDED,
                    by=by,
                    subject=row.placement,
                    case_id=row.placement.case_id,
                    who=lent.taker.full_name,
                    giver=person.full_name,
                )
        HandOver.objects.filter(pk=lent.pk).update(ended_at=clock.now())
