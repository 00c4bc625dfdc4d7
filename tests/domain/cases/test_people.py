"""People come on a case, change places, hand over and leave."""

from collections.abc import Callable

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.handing_over import hand_over
from recoco.domain.cases.actions.joining import join, switch
from recoco.domain.cases.actions.leaving import leave
from recoco.domain.cases.actions.removing import pass_to_advising, pass_to_collectivite, remove_adviser, remove_member
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, Side, Status
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from tests.worlds import World


def last_told(world: World) -> str:
    """Return the last sentence of the timeline of Marie's case."""
    return str(Event.objects.of_case(world.alone.case_id)[0].sentence)


def member(world: World, person: Person) -> CaseParticipation:
    return CaseParticipation.objects.get(case_id=world.alone.case_id, user_id=person.user_id)


def follower(world: World, person: Person) -> PlacementParticipation:
    return PlacementParticipation.objects.select_related("person").get(placement=world.alone, person=person)


def roles(world: World, person: Person) -> set[Role]:
    return set(Placement.objects.get(pk=world.alone.pk).roles_of(world.actor(person))) - {Role.ANONYMOUS}


@pytest.mark.usefixtures("on_a")
def test_tess_joins_observes_advises_and_leaves(world: World) -> None:
    tess = world.actor(world.tess)
    join(world.alone, "observer", by=tess)  # type: ignore[arg-type]
    switch(world.alone, "adviser", by=tess)
    assert last_told(world) == "Tess Morel suit désormais le dossier comme conseiller·ère"
    with pytest.raises(Refused, match="déjà ce dossier comme conseiller"):
        switch(world.alone, "adviser", by=tess)
    leave(world.alone, by=tess)
    assert last_told(world) == "Tess Morel ne suit plus le dossier comme conseiller·ère"
    assert roles(world, world.tess) == {Role.TERRITORY_ADVISER}
    with pytest.raises(Forbidden):
        leave(world.alone, by=tess)
    with pytest.raises(Forbidden):
        switch(world.alone, "adviser", by=tess)


@pytest.mark.usefixtures("on_a")
def test_a_member_leaves_and_sees_nothing_any_more(world: World) -> None:
    paul = world.actor(world.paul)
    leave(world.alone, by=paul)
    assert last_told(world) == "Paul Petit a quitté le dossier"
    assert not paul.may(Permission.CASE_VIEW, Placement.objects.get(pk=world.alone.pk))
    assert paul.may(Permission.CASE_VIEW, Placement.objects.get(pk=world.shared.pk)), "the other case is untouched"
    assert Event.objects.filter(actor_id=paul.user_id).exists(), "history stays"


@pytest.mark.usefixtures("on_a")
def test_the_owner_hands_over_before_leaving(world: World) -> None:
    marie = world.actor(world.marie)
    with pytest.raises(Refused, match="confiez d’abord ce rôle"):
        leave(world.alone, by=marie)
    hand_over(world.alone, member(world, world.paul), by=marie)
    assert last_told(world) == "Paul Petit est maintenant référent·e du dossier, à la demande de Marie Lebrun"
    assert (roles(world, world.paul), roles(world, world.marie)) == ({Role.OWNER}, {Role.MEMBER})
    with pytest.raises(Forbidden):
        hand_over(world.alone, member(world, world.paul), by=marie)
    leave(world.alone, by=marie)
    assert roles(world, world.marie) == set()


@pytest.mark.usefixtures("on_a")
def test_the_team_gives_a_case_without_owner_one(world: World) -> None:
    CaseParticipation.objects.filter(pk=member(world, world.marie).pk).delete()
    hand_over(world.alone, member(world, world.paul), by=world.actor(world.sami))
    assert roles(world, world.paul) == {Role.OWNER}


@pytest.mark.usefixtures("on_a")
def test_the_role_is_handed_to_a_member_only(world: World) -> None:
    paul = member(world, world.paul)
    for name in ("paul", "awa", "tess", "otto"):
        with pytest.raises(Forbidden):
            hand_over(world.alone, paul, by=world.actor(world.people[name]))
    remove_member(world.alone, paul, by=world.actor(world.marie))
    with pytest.raises(Refused, match="n’est plus membre"):
        hand_over(world.alone, paul, by=world.actor(world.marie))


@pytest.mark.usefixtures("on_a")
@pytest.mark.parametrize(
    ("name", "member_allowed", "adviser_allowed"),
    [
        ("marie", True, False),
        ("sami", True, True),
        ("adele", True, True),
        ("awa", False, False),
        ("paul", False, False),
    ],
)
def test_each_removes_as_the_table_says(name: str, member_allowed: bool, adviser_allowed: bool, world: World) -> None:
    by = world.actor(world.people[name])
    for allowed, gesture in (
        (member_allowed, lambda: remove_member(world.alone, member(world, world.paul), by=by)),
        (adviser_allowed, lambda: remove_adviser(world.alone, follower(world, world.otto), by=by)),
    ):
        if allowed:
            gesture()
        else:
            with pytest.raises(Forbidden):
                gesture()
    assert (roles(world, world.paul) == set()) is member_allowed
    assert (Role.OBSERVER in roles(world, world.otto)) is not adviser_allowed


@pytest.mark.usefixtures("on_a")
def test_the_owner_is_not_removed(world: World) -> None:
    with pytest.raises(Refused, match="référent·e de ce dossier"):
        remove_member(world.alone, member(world, world.marie), by=world.actor(world.sami))


@pytest.mark.usefixtures("on_a")
def test_the_team_passes_people_to_the_other_side(world: World) -> None:
    sami = world.actor(world.sami)
    pass_to_advising(world.alone, member(world, world.paul), by=sami)
    assert roles(world, world.paul) == {Role.OBSERVER}
    pass_to_collectivite(world.alone, follower(world, world.paul), by=sami)
    assert roles(world, world.paul) == {Role.MEMBER}
    assert last_told(world) == "Sami Haddad a fait passer Paul Petit du côté de la collectivité, comme membre"
    with pytest.raises(Refused):
        pass_to_advising(world.alone, member(world, world.marie), by=sami)
    for name in ("marie", "awa"):
        with pytest.raises(Forbidden):
            pass_to_collectivite(world.alone, follower(world, world.otto), by=world.actor(world.people[name]))


@pytest.mark.usefixtures("on_a")
def test_nobody_is_on_both_sides(world: World) -> None:
    CaseParticipation(
        case=world.alone.case, user_id=world.tess.user_id, side=Side.MEMBER, first_name="Tess", last_name="Morel"
    ).save()
    with pytest.raises(Refused, match="des deux côtés"):
        join(Placement.objects.get(pk=world.alone.pk), "adviser", by=world.actor(world.tess))  # type: ignore[arg-type]


@pytest.mark.usefixtures("on_a")
def test_a_closed_dossier_is_not_joined(world: World) -> None:
    Placement.objects.filter(pk=world.alone.pk).update(status=Status.CLOSED)
    closed = Placement.objects.get(pk=world.alone.pk)
    gestures: list[Callable[[], object]] = [
        lambda: join(closed, "adviser", by=world.actor(world.tess)),  # type: ignore[arg-type]
        lambda: hand_over(closed, member(world, world.paul), by=world.actor(world.marie)),
    ]
    for gesture in gestures:
        with pytest.raises(Refused):
            gesture()
