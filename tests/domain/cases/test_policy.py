"""The five readings of the policy agree, for everybody, on every placement, in every state."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person
from recoco.domain.cases.crowds import crowd_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.policy import holders
from recoco.domain.cases.roles import with_roles_of, within
from recoco.domain.cases.statuses import ROLES_IN_STATE
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.grants import GRANTS, roles_granted
from recoco.kernel.access.permissions import Grant, Permission, Role
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from tests.domain.cases.random_worlds import DOSSIER, SOMEBODY, Dossier, Somebody, write_dossier, write_somebody
from tests.examples import examples
from tests.places import make_places
from tests.queries import assert_queries
from tests.worlds import World, make_portal

# What a list, a notifier or a screen may ask of a placement; what visitors or advisers from afar may do is about none.
FAR = {Role.ANONYMOUS, Role.OTHER_ADVISER}
ABOUT_CASES = [one for one, cells in GRANTS.items() if Grant.YES in cells.values() and not FAR & set(cells)]
ASKED = list({roles_granted(one): one for one in ABOUT_CASES}.values())  # one for each set of roles

ARCHIVED = {"archived_at": datetime(2026, 1, 5, tzinfo=UTC), "archive_reason": "Un essai"}


class Undo(Exception):
    """Ends a world."""


def assert_agree(people: list[Person], placements: list[Placement]) -> None:
    """Fail where two readings of the policy differ."""
    allowed = {person.pk: allowed_to(actor_of(Person.objects.get(pk=person.pk))) for person in people}
    crowd = crowd_of(list(allowed), Placement.objects.select_related("case__commune"))
    for placement in placements:
        for permission in ASKED:
            told = set(holders(permission, placement).values_list("pk", flat=True))
            known = {pk for pk in allowed if crowd.holds(permission, pk, placement)}
            assert told & set(allowed) == known, f"{permission} on {placement.status}: holders {told}, crowd {known}"
            may = {pk for pk, rights in allowed.items() if permission in rights[placement.pk]}
            assert told == may, f"{permission} on {placement.status}: holders says {told}, may says {may}"


def allowed_to(actor: Actor) -> dict[int, set[Permission]]:
    """Return what *actor* may do on each placement; fail where a list says otherwise than the thing itself."""
    annotated = {one.pk: one for one in with_roles_of(Placement.objects.select_related("case__commune"), actor)}
    for placement in Placement.objects.all():
        assert placement.roles_of(actor) == annotated[placement.pk].roles_of(actor)
    allowed = {pk: {right for right in ASKED if actor.may(right, one)} for pk, one in annotated.items()}
    shown = set(Placement.objects.visible_to(actor).values_list("pk", flat=True))
    assert shown == {pk for pk, one in annotated.items() if actor.may(Permission.CASE_VIEW, one)}
    for permission in ASKED:
        listed = with_roles_of(Placement.objects.all(), actor).filter(within(actor, permission))
        assert {one.pk for one in listed} == {pk for pk, rights in allowed.items() if permission in rights}
    return allowed


@pytest.mark.django_db
@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(people=st.lists(SOMEBODY, min_size=1, max_size=3), dossiers=st.lists(DOSSIER, min_size=1, max_size=2))
def test_the_five_readings_agree_in_random_worlds(people: list[Somebody], dossiers: list[Dossier]) -> None:
    with suppress(Undo), transaction.atomic():
        places, portal = make_places(), make_portal("essai", "Essai", "essai.localhost")
        with scope.entering(portal):
            placements = [write_dossier(one, portal, places) for one in dossiers]
            persons = [write_somebody(rank, one, placements, places) for rank, one in enumerate(people)]
            assert_agree(persons, placements)
        raise Undo


def test_the_five_readings_agree_for_the_named_people_in_each_kind_of_state(world: World) -> None:
    people = [person for name, person in world.people.items() if name != "nora"]
    with world.on(world.urbanvitaliz):
        for status in {roles: status for status, roles in ROLES_IN_STATE.items()}.values():
            for facts in ({"archived_at": None, "archive_reason": ""}, ARCHIVED):
                Placement.objects.update(status=status, **facts)
                assert_agree(people, list(Placement.objects.all()))


def test_each_named_person_is_what_the_story_says(world: World) -> None:
    expected: dict[str, set[Role]] = {
        "marie": {Role.OWNER},
        "paul": {Role.MEMBER},
        "awa": {Role.CASE_ADVISER},
        "otto": {Role.OBSERVER},
        "tess": {Role.TERRITORY_ADVISER},
        "ines": {Role.OTHER_ADVISER},
        "sami": {Role.STAFF},
        "adele": {Role.ADMIN},
        "zoe": set(),
        "olga": {Role.OPERATOR},
    }
    with world.on(world.urbanvitaliz):
        for name, roles in expected.items():
            assert world.alone.roles_of(world.actor(world.people[name])) == roles | {Role.ANONYMOUS}, name


def test_one_instance_passed_from_hand_to_hand_answers_for_each(world: World) -> None:
    marie, zoe = world.actor(world.marie), world.actor(world.zoe)
    with world.on(world.urbanvitaliz):
        placement = Placement.objects.visible_to(marie).get(pk=world.alone.pk)
        assert marie.may(Permission.CASE_VIEW, placement)
        assert not zoe.may(Permission.CASE_VIEW, placement)
        assert not Actor().may(Permission.CASE_VIEW, placement)
        assert marie.may(Permission.CASE_VIEW, placement)


@pytest.mark.parametrize("name", ["marie", "awa", "sami", "tess"])
def test_a_suspended_person_is_nobody(name: str, world: World) -> None:
    person: Any = world.people[name]
    with world.on(world.urbanvitaliz):
        person.suspended_at = clock.now()
        person.save()
        suspended = actor_of(person)
        assert not Placement.objects.visible_to(suspended).exists()
        assert not suspended.may(Permission.CASE_VIEW, world.alone)
        assert person not in holders(Permission.CASE_VIEW, world.alone)


def test_a_state_that_knows_no_adviser_hides_the_case_from_them(world: World) -> None:
    advising = {Role.CASE_ADVISER, Role.OBSERVER, Role.TERRITORY_ADVISER}
    with world.on(world.urbanvitaliz):
        for status in (status for status, roles in ROLES_IN_STATE.items() if not roles & advising):
            Placement.objects.filter(pk=world.alone.pk).update(status=status)
            for person in (world.awa, world.otto, world.tess):
                assert not Placement.objects.visible_to(world.actor(person)).filter(pk=world.alone.pk).exists()


def test_a_list_reads_my_roles_in_its_own_query(world: World) -> None:
    actor = world.actor(world.awa)
    with world.on(world.urbanvitaliz):
        with assert_queries(1):
            shown = list(Placement.objects.visible_to(actor).with_case())
            assert all(actor.may(Permission.PLACEMENT_MOVE, one) for one in shown)
        assert len(shown) == 2
