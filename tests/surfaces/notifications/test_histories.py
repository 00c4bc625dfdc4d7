"""Ninety days of facts, rights and choices that change, and of a worker cut short: who was written what, and when.

What should have been written is worked out on paper (`paper.py`), by nothing of the code that writes it.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from recoco.domain.accounts.actions.persons import ensure_person
from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.actors import actor_of, actor_of_user
from recoco.domain.accounts.models import Person, RoleName
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import PlacementRole
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.models import Notice
from tests.examples import examples
from tests.surfaces.notifications.doing import Doing
from tests.surfaces.notifications.history import History
from tests.surfaces.notifications.paper import Paper, Somebody
from tests.surfaces.notifications.post import at, work
from tests.surfaces.notifications.steps import HERE, HISTORIES, THERE
from tests.worlds import World, submitted_case

MOST = 3  # e-mails a week: a budget that ordinary weeks meet


@pytest.fixture
def anew(world: World, settings: Any) -> Callable[[], Doing]:
    """The world where each history begins: Awa advises on both portals, two requests wait for the team."""
    settings.MAX_EMAILS_PER_WEEK = MOST
    with world.on(world.sosponts), transaction.atomic():
        awa = ensure_person(world.awa.user, first_name="Awa", last_name="Diop", organization="DDT du Nord")
        grant_role(awa, RoleName.ADVISER, departements=[world.nord], by=actor_of_user(world.olga.user))
        join(world.shared_there, PlacementRole.ADVISER, by=actor_of(awa))
        there = {person.user_id: person for person in Person.objects.select_related("user")}
    with world.on(world.urbanvitaliz), transaction.atomic():
        waiting = [submitted_case(name, world.lille, world.marie) for name in ("Halle", "Gare")]
    work(at(9, 30))
    accounts = {person.user_id: name for name, person in world.people.items()}
    persons = {(HERE, name): one for name, one in world.people.items() if one is not world.nora}
    persons |= {(THERE, accounts[number]): one for number, one in there.items()}
    placements = {(HERE, "alone"): world.alone, (HERE, "shared"): world.shared, (THERE, "shared"): world.shared_there}
    cases = [one.case_id for one in waiting]
    return lambda: Doing(on_paper(world, {*persons}, cases), persons, placements, [*waiting])


def on_paper(world: World, persons: set[tuple[str, str]], waiting: list[int]) -> Paper:
    """Copy what `tests.worlds` says of the world."""
    alone, shared = world.alone.case_id, world.shared.case_id
    paper = Paper(
        people={where: Somebody() for where in persons},
        portals={alone: [HERE], shared: [HERE, THERE], **{one: [HERE] for one in waiting}},
        members={alone: {"marie", "paul"}, shared: {"marie", "paul"}, **{one: {"marie"} for one in waiting}},
        most=MOST,
    )
    for name in ("awa", "otto"):
        paper.people[HERE, name].on = {alone, shared}
    paper.people[THERE, "awa"].on = {shared}
    for where in ((HERE, "awa"), (HERE, "otto"), (HERE, "tess"), (THERE, "awa"), (THERE, "nora")):
        paper.people[where].advises = True
    for where in ((HERE, "sami"), (HERE, "adele"), (THERE, "nora")):
        paper.people[where].in_team = True
    return paper


@settings(
    max_examples=examples(16),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=HISTORIES)
def test_whatever_happens_each_is_told_once_what_they_may_read_and_want(
    anew: Callable[[], Doing], steps: list[Any]
) -> None:
    with transaction.atomic():
        doing = anew()
        history = History(doing)
        history.begin()
        for gap, step, fate in steps:
            history.live(gap, step, fate)
        history.now = max(history.now, at(10, day=60))
        for days in (0, 1, 1, 7, 7, 8):
            history.now += timedelta(days=days, minutes=1)
            history.work()
        assert doing.paper.debts == {}, "somebody was never told"
        with scope.everywhere("a test looks for what was lost"):
            assert not Notice.objects.all().waiting().exists()
            told = Counter(Notice.objects.values_list("event_id", "user_id"))
        assert max(told.values()) == 1, "told twice in the bell"
        transaction.set_rollback(True)
