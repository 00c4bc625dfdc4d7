"""Two who read the same address at the same instant; played on PostgreSQL."""

from typing import Any

import pytest

from recoco.domain.accounts.actions.mailboxes import share_mailbox, sign_mailbox
from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.models import Person, PortalRole, RoleName, Signatory
from recoco.domain.cases.models import CaseParticipation, Side
from recoco.kernel.activity.models import Event
from tests.domain.accounts.mailboxes import holder_of, shared
from tests.together import at_once, on, refusals
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def both(world: World, *gestures: Any) -> list[Any]:
    return at_once([on(world.urbanvitaliz, gesture) for gesture in gestures])


def signing(world: World, first_name: str, succeeds: int = 0) -> Any:
    def sign() -> Signatory:
        person = Person.objects.select_related("user").get(pk=world.marie.pk)
        return sign_mailbox(person, {"first_name": first_name, "last_name": "Martin"}, succeeds=succeeds)

    return sign


def test_two_who_succeed_give_one_referent_and_a_clear_message(world: World) -> None:
    before = shared(world).pk
    answers = both(world, signing(world, "Léa", before), signing(world, "Tom", before))
    (refused,) = refusals(answers)
    assert "vient de prendre la suite" in refused.sentence
    holder = holder_of(world)
    with world.on(world.urbanvitaliz):
        rows = CaseParticipation.objects.filter(user_id=world.marie.user_id, side=Side.OWNER)
        assert set(rows.values_list("first_name", flat=True)) == {holder.first_name}
        assert Event.objects.filter(type="mailbox.passed").count() == 1


def test_the_same_person_in_two_browsers_is_introduced_once(world: World) -> None:
    shared(world)
    answers = both(world, signing(world, "Léa"), signing(world, "Léa"))
    assert answers[0].pk == answers[1].pk
    with world.on(world.urbanvitaliz):
        assert Event.objects.filter(type="mailbox.signed").count() == 1


def test_an_address_is_not_both_shared_and_of_the_team(world: World) -> None:
    paul, adele = world.actor(world.paul), world.actor(world.adele)
    answers = both(
        world,
        lambda: share_mailbox(world.paul, "Mairie", by=paul),
        lambda: grant_role(world.paul, RoleName.STAFF, by=adele),
    )
    assert len(refusals(answers)) == 1
    with world.on(world.urbanvitaliz):
        is_shared = Person.objects.get(pk=world.paul.pk).is_shared
        is_staff = PortalRole.objects.filter(person=world.paul, name=RoleName.STAFF).exists()
        assert is_shared is not is_staff
