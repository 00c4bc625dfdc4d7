"""Somebody chooses what they are written, and how fast; what already waits follows the choice at once."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from recoco.domain.accounts.models import Person
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.families import ALWAYS, Family
from recoco.surfaces.notifications.models import Attention, CaseAttention, Notice, PaceChoice
from recoco.surfaces.notifications.paces import Pace, due_at
from recoco.surfaces.notifications.preferences import usual_pace
from recoco.surfaces.notifications.table import TABLE, row_of

LONGEST_RECALL = max(row.recall for row in TABLE)


@transaction.atomic
def choose_paces(person: Person, paces: Mapping[Family, Pace | None]) -> None:
    """Keep the pace that *person*, of the current portal, chooses for some families; None for the usual one.

    It asks for no permission: whoever holds an e-mail of theirs may do it, as their mail program does.
    """
    _lock(person)
    PaceChoice.objects.filter(person=person, family__in=list(paces)).delete()
    chosen = [PaceChoice(person=person, family=family, pace=pace) for family, pace in paces.items() if pace]
    PaceChoice.objects.bulk_create(chosen)
    for family, pace in paces.items():
        if family in ALWAYS:  # no choice holds them back, what waits included
            continue
        waiting = Notice.objects.all().waiting().filter(person=person, family=family)
        _follow(waiting, pace or usual_pace(family))


@transaction.atomic
def stop(person: Person, families: Iterable[Family]) -> None:
    """Write to *person* of these families no more: the bell still tells them."""
    choose_paces(person, dict.fromkeys(families, Pace.NEVER))


@transaction.atomic
def attend(person: Person, case_id: int, attention: Attention | None) -> None:
    """Keep how closely *person* follows a case; None for what their place in it says."""
    _lock(person)
    CaseAttention.objects.filter(person=person, case_id=case_id).delete()
    if attention is not None:
        CaseAttention(person=person, case_id=case_id, attention=attention).save()
    if attention is Attention.MUTE:
        waiting = Notice.objects.all().waiting().filter(person=person, case_id=case_id)
        _follow(waiting.exclude(family__in=ALWAYS), Pace.NEVER)


def _lock(person: Person) -> None:
    # Two tabs at once must not insert the same choice twice.
    Person.objects.select_for_update(no_key=True, of=("self",)).get(pk=person.pk)


def _follow(waiting: Any, pace: Pace) -> None:
    now, portal = clock.now(), scope.current_portal()
    if pace is Pace.NEVER:
        waiting.update(pace=pace, due_at=None, settled_at=now)
        return
    others = waiting.exclude(pace=pace)
    # Whoever has just published may still take it back: no choice makes it leave before.
    young = list(others.filter(at__gt=now - LONGEST_RECALL).select_related("event"))
    others.update(pace=pace, due_at=due_at(pace, now, portal=portal), is_postponed=False)
    for one in young:
        recall = row_of(one.event.type).recall
        if one.at + recall > now:
            Notice.objects.filter(pk=one.pk).update(due_at=due_at(pace, one.at, portal=portal, recall=recall))
