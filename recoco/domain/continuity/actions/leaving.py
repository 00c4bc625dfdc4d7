"""What an absence or a departure promised, kept on its day: as the person decided, in their name."""

from contextlib import suppress

from django.db import transaction
from django.utils.timezone import localdate

from recoco.domain.accounts.actions.roles import end_role_of_leaver
from recoco.domain.accounts.actors import PLATFORM, actor_of
from recoco.domain.accounts.models import Person
from recoco.domain.continuity.actions.absences import end_absence, roles_held
from recoco.domain.continuity.actions.handing_over import hand_over_cases
from recoco.domain.continuity.actions.standing_in import begin_standing_in
from recoco.domain.continuity.previewing import lines_of
from recoco.domain.continuity.successors import successors_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused

CHANNEL = "job"


@transaction.atomic
def keep_promise(number: int) -> bool:
    """Do for somebody who is away today, or no longer, what is to be done; False when nothing is, or it is done.

    :param number: of the person.
    """
    held = Person.objects.select_for_update(no_key=True)
    person = held.select_related(None).get(pk=number)
    today = localdate(clock.now())
    if person.away_from is None or person.away_from > today:
        return False
    if person.away_until is not None and person.away_until < today:
        return end_absence(person, by=PLATFORM)
    # Whoever cannot act any more passes nothing on: the team finds their dossiers in « À rattraper ».
    if person.suspended_at is not None or not person.user.is_active:
        return False
    by = actor_of(person, channel=CHANNEL)
    if person.away_until is not None:
        return _stand_in(person, by)
    return _leave(person, by)


def _stand_in(person: Person, by: Actor) -> bool:
    if person.stand_in is None or not successors_of(person).filter(pk=person.stand_in_id).exists():
        return False
    return begin_standing_in(person, by=by) is not None


def _leave(person: Person, by: Actor) -> bool:
    done = False
    taker = person.stand_in
    if taker is not None and successors_of(person).filter(pk=taker.pk).exists():
        chosen = [line.placement.pk for line in lines_of(person, taker, by) if not line.left_out]
        if chosen:
            hand_over_cases(person, taker, chosen, by=by)
            done = True
    for name in roles_held(person, before=person.away_from):
        with suppress(Refused):  # the last admin stays until there is another
            end_role_of_leaver(person, name, by=PLATFORM)
            done = True
    return done
