"""How to make what the addresses about the people on a case are about."""

from collections.abc import Callable

from recoco.domain.cases.actions.inviting import invite_to_case
from recoco.domain.cases.invitations.links import token_of
from recoco.domain.cases.models import CaseInvitation, CaseParticipation, InvitedRole, PlacementParticipation
from tests.laws.visits import Visit
from tests.worlds import World


def invited_by_paul(world: World, email: str = "lea@exemple.fr") -> CaseInvitation:
    """Have Paul invite somebody on Marie's case."""
    with world.on(world.urbanvitaliz):
        return invite_to_case(world.alone, email, role=InvitedRole.MEMBER, by=world.actor(world.paul))


def of_case_for_marie(world: World) -> Visit:
    """Marie's case, opened by herself."""
    return Visit(world.marie, {"slug": world.case(world.alone).slug})


def of_case_invitation(world: World) -> Visit:
    """An invitation of Paul's, that he may change."""
    return Visit(world.paul, {"number": invited_by_paul(world).pk})


def of_case_invitation_link(world: World) -> Visit:
    """The link that Zoé has received."""
    return Visit(None, {"token": token_of(invited_by_paul(world, world.zoe.user.email))})


def of_case_invitation_answer(world: World) -> Visit:
    """The link that Zoé has received, where only she may answer."""
    return Visit(world.zoe, of_case_invitation_link(world).parts, stranger=409)


def of_team_page(world: World) -> Visit:
    """Marie's case, where the team may do everything to people."""
    return Visit(world.sami, {"slug": world.case(world.alone).slug})


def of_place(world: World) -> Visit:
    """Marie's case, that Awa follows."""
    return Visit(world.awa, {"slug": world.case(world.alone).slug}, {"role": "observer"})


def of_joining(world: World) -> Visit:
    """Marie's case, that Tess does not follow yet."""
    return Visit(world.tess, {"slug": world.case(world.alone).slug})


def of_member(world: World) -> Visit:
    """Paul, whom Marie takes off her case."""
    with world.on(world.urbanvitaliz):
        paul = CaseParticipation.objects.get(case_id=world.alone.case_id, user_id=world.paul.user_id)
    return Visit(world.marie, {"slug": world.case(world.alone).slug}, {"key": f"membre-{paul.pk}"})


def of_follower(world: World) -> Visit:
    """Otto, whom the team takes off Marie's case, or passes to its other side."""
    with world.on(world.urbanvitaliz):
        otto = PlacementParticipation.objects.get(placement=world.alone, person=world.otto)
    return Visit(world.sami, {"slug": world.case(world.alone).slug}, {"key": f"suivi-{otto.pk}"})


PEOPLE: dict[str, Callable[[World], Visit]] = {
    "cases:invite": of_case_for_marie,
    "cases:team": of_team_page,
    "cases:join": of_joining,
    "cases:leave": of_place,
    "cases:switch": of_place,
    "cases:contact": of_member,
    "cases:member_removal": of_member,
    "cases:adviser_removal": of_follower,
    "cases:side_change": of_follower,
    "cases:hand_over": of_case_for_marie,
    "cases:readers": of_case_for_marie,
    "cases:journal": of_case_for_marie,
    "cases:invitation_sending": of_case_invitation,
    "cases:invitation_revocation": of_case_invitation,
    "cases:invitation": of_case_invitation_link,
    "cases:invitation_code": of_case_invitation_link,
    "cases:invitation_new_link": of_case_invitation_link,
    "cases:invitation_refusal": of_case_invitation_answer,
}
