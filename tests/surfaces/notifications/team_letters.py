"""One gesture for each event about people that is told by e-mail."""

from django.utils.timezone import localdate

from recoco.domain.accounts.actions import invitations
from recoco.domain.accounts.actions.persons import find_or_create_user
from recoco.domain.accounts.models import Person, RoleName
from recoco.domain.cases.actions.answering import accept_invitation, refuse_invitation
from recoco.domain.cases.actions.handing_over import hand_over
from recoco.domain.cases.actions.joining import join, switch
from recoco.domain.cases.actions.leaving import leave
from recoco.domain.cases.actions.removing import pass_to_advising, remove_adviser, remove_member
from recoco.domain.cases.models import (
    CaseParticipation,
    PlacementParticipation,
    PlacementRole,
)
from recoco.domain.continuity.actions.absences import declare_absence
from recoco.domain.continuity.actions.handing_over import hand_over_cases
from recoco.domain.continuity.sweeps import watch_here
from recoco.domain.doubles.actions.merging import merge
from recoco.domain.doubles.carrying import Choice, load_of
from recoco.kernel.kit import clock
from tests.domain.cases.inviting import WORDS, invited
from tests.domain.doubles.making import doubled
from tests.surfaces.notifications.letters import Gesture, here
from tests.surfaces.notifications.post import at, done_by
from tests.worlds import World


def come(world: World) -> None:
    with done_by(world, world.tess, at(10)) as tess:
        join(here(world.alone), PlacementRole.OBSERVER, by=tess)


def go(person: str) -> Gesture:
    """Return somebody's leaving."""

    def gesture(world: World) -> None:
        with done_by(world, world.people[person], at(10)) as by:
            leave(here(world.alone), by=by)

    return gesture


def change_place(world: World) -> None:
    with done_by(world, world.otto, at(10)) as otto:
        switch(here(world.alone), PlacementRole.ADVISER, by=otto)


def put_together(world: World) -> None:
    with clock.moved_to(at(9)):
        double = doubled(world)
    with done_by(world, world.sami, at(10)) as sami:
        kept = here(world.alone)
        merge(double, kept, Choice(), seen=load_of(double, kept, sami).seen, by=sami)


def follower(world: World, person: Person) -> PlacementParticipation:
    found: PlacementParticipation = PlacementParticipation.objects.get(placement=world.alone, person=person)
    return found


def member(world: World, person: Person) -> CaseParticipation:
    found: CaseParticipation = CaseParticipation.objects.get(case_id=world.alone.case_id, user_id=person.user_id)
    return found


def remove_otto(world: World) -> None:
    with done_by(world, world.sami, at(10)) as sami:
        remove_adviser(here(world.alone), follower(world, world.otto), by=sami)


def remove_paul(world: World) -> None:
    with done_by(world, world.sami, at(10)) as sami:
        remove_member(here(world.alone), member(world, world.paul), by=sami)


def change_side(world: World) -> None:
    with done_by(world, world.sami, at(10)) as sami:
        pass_to_advising(here(world.alone), member(world, world.paul), by=sami)


def pass_on(world: World) -> None:
    with done_by(world, world.sami, at(10)) as sami:
        chosen = [world.alone.pk, world.shared.pk]
        hand_over_cases(world.awa, world.tess, chosen, by=sami, message="Commencez par la friche.")


def announce_an_absence(world: World) -> None:
    with done_by(world, world.awa, at(10)) as awa:
        declare_absence(world.awa, localdate(at(10, day=3)), localdate(at(10, day=9)), world.tess, by=awa)


def lose_awa(world: World) -> None:
    with done_by(world, world.sami, at(10)):
        # Otto goes on observing: he is told, and so is the team.
        Person.objects.filter(pk=world.awa.pk).update(suspended_at=at(10))
        watch_here()


def succeed(world: World) -> None:
    with done_by(world, world.marie, at(10)) as marie:
        hand_over(here(world.alone), member(world, world.paul), by=marie)


def invite_and_answer(*, yes: bool) -> Gesture:
    """Return the invitation of Lou, by Awa, and the answer."""

    def gesture(world: World) -> None:
        with done_by(world, world.awa, at(10)):
            invitation = invited(world, by=world.awa)
            lou = find_or_create_user("lou@exemple.fr", is_proven=True)
            if yes:
                accept_invitation(invitation, lou, words=WORDS)
            else:
                refuse_invitation(invitation, lou)

    return gesture


def invite_on_portal_and_answer(*, yes: bool) -> Gesture:
    """Return the invitation of Lou to the team, by Adèle, and the answer."""

    def gesture(world: World) -> None:
        with done_by(world, world.adele, at(10)) as adele:
            offer = invitations.invite("lou@exemple.fr", RoleName.STAFF, by=adele)
            lou = find_or_create_user("lou@exemple.fr", is_proven=True)
            if yes:
                invitations.accept_invitation(offer, lou, words=WORDS)
            else:
                invitations.refuse_invitation(offer, lou)

    return gesture


TEAM: dict[str, Gesture] = {
    "case.merged": put_together,
    "adviser.joined": come,
    "adviser.left": go("otto"),
    "adviser.switched": change_place,
    "adviser.removed": remove_otto,
    "adviser.handed_over": pass_on,
    "cases.handed_over": pass_on,
    "case.without_listener": lose_awa,
    "absence.declared": announce_an_absence,
    "member.joined": invite_and_answer(yes=True),
    "member.left": go("paul"),
    "member.removed": remove_paul,
    "participation.side_changed": change_side,
    "owner.changed": succeed,
    "invitation.accepted": invite_and_answer(yes=True),
    "invitation.refused": invite_and_answer(yes=False),
    "portal_invitation.accepted": invite_on_portal_and_answer(yes=True),
    "portal_invitation.refused": invite_on_portal_and_answer(yes=False),
}
