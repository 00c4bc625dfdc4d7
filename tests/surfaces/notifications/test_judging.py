"""Whom the table tells, asked for everybody in SQL when it happens, is whom it still tells, asked for many at once."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.cases.crowds import crowd_of
from recoco.domain.cases.models import Case, Placement
from recoco.kernel.activity.models import Event
from recoco.surfaces.notifications.audiences import NAMED, followers_by_choice
from recoco.surfaces.notifications.models import Attention, CaseAttention, Notice
from recoco.surfaces.notifications.table import TABLE
from recoco.surfaces.notifications.telling import audience, is_told
from tests.worlds import World

DAY = datetime(2026, 1, 5, tzinfo=UTC)
STATES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "as it is": ({}, {}),
    "muted": ({"is_muted": True}, {}),
    "archived": ({"archived_at": DAY, "archive_reason": "Un essai"}, {}),
    "to moderate": ({"status": "submitted"}, {}),
    "closed": ({"status": "closed"}, {}),
    "paused": ({}, {"paused_at": DAY}),
}
LINES = [(row, line.who) for row in TABLE for line in row.lines if line.makes_notices]


@pytest.mark.parametrize("state", STATES)
def test_the_two_readings_agree(state: str, world: World) -> None:
    of_placement, of_case = STATES[state]
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=world.alone.pk).update(**of_placement) if of_placement else None
        Case.objects.filter(pk=world.alone.case_id).update(**of_case) if of_case else None
        for person, attention in ((world.sami, Attention.FOLLOW), (world.zoe, Attention.FOLLOW)):
            CaseAttention(person=person, case_id=world.alone.case_id, attention=attention).save()
        Person.objects.filter(pk=world.otto.pk).update(suspended_at=DAY)
        people = {one.pk: one for one in Person.objects.all()}
        placement = Placement.objects.with_case().get(pk=world.alone.pk)
        crowd = crowd_of(list(people), [placement])
        following = followers_by_choice([placement.case_id], list(people))
        for (row, who), here in product(LINES, (placement, None)):
            event = Event(type=row.event.name, case_id=here and here.case_id, portal_id=world.urbanvitaliz.pk)
            if who in NAMED or not here:  # of one person, whom the row names: each in turn
                named = [replace(row, named=lambda _, number=one.user_id: number) for one in people.values()]
                told = {
                    one.pk
                    for one, asked in zip(people.values(), named, strict=True)
                    if audience(asked, who, event, here).filter(pk=one.pk).exists()
                }
            else:
                told = set(audience(row, who, event, here).values_list("pk", flat=True))
            for person in people.values():
                notice = Notice(event=event, person=person, user_id=person.user_id, case_id=event.case_id, who=who)
                is_still = is_told(row, who, notice, here, crowd, following)
                assert is_still == (person.pk in told), (row.event.name, who, person)
