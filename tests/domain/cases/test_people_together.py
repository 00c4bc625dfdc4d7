"""What happens once to the people on a case, even when several try at the same instant: played on PostgreSQL."""

from collections.abc import Callable
from typing import Any

import pytest

from recoco.domain.accounts.models import Person, User
from recoco.domain.cases.actions.answering import accept_invitation
from recoco.domain.cases.actions.handing_over import hand_over
from recoco.domain.cases.actions.inviting import invite_to_case, revoke_invitation
from recoco.domain.cases.actions.leaving import leave
from recoco.domain.cases.actions.removing import remove_member
from recoco.domain.cases.invitations.reminders import remind_invitations
from recoco.domain.cases.journal import note
from recoco.domain.cases.models import (
    AccessEntry,
    CaseInvitation,
    CaseParticipation,
    Opened,
    Placement,
    Side,
)
from recoco.kernel.activity.models import Event
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.portals import scope
from tests.domain.accounts.inviting import later
from tests.domain.cases.inviting import LOU, WORDS, case_mails, invited
from tests.together import at_once, on, refusals
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def seen(world: World) -> Placement:
    """Read Marie's case afresh: a thread has its own."""
    found: Placement = Placement.objects.with_case().get(pk=world.alone.pk)
    return found


def member(world: World, person: Person) -> CaseParticipation:
    return CaseParticipation.objects.get(case_id=world.alone.case_id, user_id=person.user_id)


def here(world: World, *gestures: Callable[[], Any]) -> list[Any]:
    """Play the gestures at once on UrbanVitaliz."""
    return at_once([on(world.urbanvitaliz, gesture) for gesture in gestures])


def told(world: World, kind: str) -> int:
    with world.on(world.urbanvitaliz):
        return int(Event.objects.filter(case_id=world.alone.case_id, type=kind).count())


def test_two_who_invite_the_same_address_make_one_invitation(world: World) -> None:
    actors = [world.actor(one) for one in (world.marie, world.paul, world.awa)]
    gestures = [lambda by=by: invite_to_case(seen(world), LOU, role="member", by=by) for by in actors]
    assert refusals(here(world, *gestures)) == []
    with world.on(world.urbanvitaliz):
        assert CaseInvitation.objects.filter(email=LOU).count() == 1


def test_an_invitation_is_accepted_once(world: World) -> None:
    invitation, lou = invited(world), User.objects.create_user(LOU)

    def accept() -> None:
        accept_invitation(CaseInvitation.objects.with_case().get(pk=invitation.pk), lou, words=WORDS)

    assert len(refusals(here(world, *[accept] * 4))) == 3
    assert told(world, "member.joined") == told(world, "invitation.accepted") == 1


def test_accepted_or_revoked_but_not_both(world: World) -> None:
    invitation, lou, marie = invited(world), User.objects.create_user(LOU), world.actor(world.marie)

    def found() -> CaseInvitation:
        one: CaseInvitation = CaseInvitation.objects.with_case().get(pk=invitation.pk)
        return one

    answers = here(
        world,
        lambda: accept_invitation(found(), lou, words=WORDS),
        lambda: revoke_invitation(found(), by=marie),
    )
    assert len(refusals(answers)) == 1
    with world.on(world.urbanvitaliz):
        row = CaseInvitation.objects.get(pk=invitation.pk)
        joined = CaseParticipation.objects.filter(case_id=world.alone.case_id, user_id=lou.pk).exists()
    assert (row.accepted_at is None) is (row.revoked_at is not None) is not joined


def test_whoever_leaves_while_removed_goes_once(world: World) -> None:
    paul, marie = world.actor(world.paul), world.actor(world.marie)
    with world.on(world.urbanvitaliz):
        row = member(world, world.paul)
    answers = here(world, lambda: leave(seen(world), by=paul), lambda: remove_member(seen(world), row, by=marie))
    assert told(world, "member.left") + told(world, "member.removed") == 1
    assert len([one for one in answers if one is not None]) <= 1


def test_the_role_is_handed_over_once(world: World) -> None:
    marie, sami = world.actor(world.marie), world.actor(world.sami)
    with world.on(world.urbanvitaliz):
        zoe = CaseParticipation(case=world.alone.case, user_id=world.zoe.user_id, side=Side.MEMBER)
        zoe.first_name, zoe.last_name = "Zoé", "Blanc"
        zoe.save()
        paul = member(world, world.paul)
    first, second = seen_by(world, marie), seen_by(world, sami)
    answers = here(world, lambda: hand_over(first, paul, by=marie), lambda: hand_over(second, zoe, by=sami))
    with world.on(world.urbanvitaliz):
        owners = CaseParticipation.objects.filter(case_id=world.alone.case_id, side=Side.OWNER)
        assert owners.count() == 1
    assert told(world, "owner.changed") == len(answers) - len(refusals(answers))


def seen_by(world: World, actor: Any) -> Placement:
    """Return the case as *actor* saw it before the other's gesture."""
    with scope.entering(world.urbanvitaliz):
        placement = seen(world)
        placement.roles_of(actor)
    return placement


def test_a_member_who_leaves_is_not_made_owner(world: World) -> None:
    marie, paul = world.actor(world.marie), world.actor(world.paul)
    with world.on(world.urbanvitaliz):
        row = member(world, world.paul)
    first, second = seen_by(world, marie), seen_by(world, paul)
    here(world, lambda: hand_over(first, row, by=marie), lambda: leave(second, by=paul))
    with world.on(world.urbanvitaliz):
        owner = CaseParticipation.objects.get(case_id=world.alone.case_id, side=Side.OWNER)
    assert owner.user_id == (paul.user_id if told(world, "owner.changed") else marie.user_id)
    assert told(world, "owner.changed") + told(world, "member.left") == 1


def test_a_reminder_leaves_once(world: World) -> None:
    invited(world)
    with later(days=8):
        assert sum(at_once([lambda: remind_invitations(StopSignal())] * 3)) == 1
    assert len(case_mails(LOU, "invitation_reminder")) == 1


def test_a_visit_is_written_once(world: World) -> None:
    tess = world.actor(world.tess)
    here(world, *[lambda: note(seen(world), Opened.CASE, by=tess)] * 4)
    with world.on(world.urbanvitaliz):
        assert AccessEntry.objects.count() == 1


def test_a_role_accepted_while_it_is_handed_over_waits_for_nobody_for_ever(world: World) -> None:
    invitation, lou, sami = invited(world, role="owner", by=world.sami), User.objects.create_user(LOU), world.sami
    with world.on(world.urbanvitaliz):
        row = member(world, world.paul)
    by = world.actor(sami)
    placement = seen_by(world, by)
    answers = here(
        world,
        lambda: accept_invitation(CaseInvitation.objects.with_case().get(pk=invitation.pk), lou, words=WORDS),
        lambda: hand_over(placement, row, by=by),
    )
    with world.on(world.urbanvitaliz):
        owners = CaseParticipation.objects.filter(case_id=world.alone.case_id, side=Side.OWNER)
        assert owners.count() == 1
    assert told(world, "owner.changed") == len(answers) - len(refusals(answers))
