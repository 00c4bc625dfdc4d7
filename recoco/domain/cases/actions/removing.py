"""Takes somebody else off a case, or passes them to its other side; their access follows at once."""

from django.db import IntegrityError, transaction

from recoco.domain.accounts.models import Person
from recoco.domain.cases.collectivite import join_collectivite
from recoco.domain.cases.events.people import ADVISER_REMOVED, MEMBER_REMOVED, SIDE_CHANGED
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, PlacementRole, Side
from recoco.domain.cases.roles import forget_roles
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused


@transaction.atomic
def remove_member(placement: Placement, member: CaseParticipation, *, by: Actor) -> None:
    """Take a member off the case, on every portal.

    :raises Forbidden: when *by* may not.
    :raises Refused: when they own it, or are not on it any more.
    """
    by.must(Permission.MEMBER_REMOVE, placement)
    _take_off_collectivite(member)
    forget_roles(placement)
    record(MEMBER_REMOVED, by=by, subject=placement, case_id=placement.case_id, who=member.name)


@transaction.atomic
def remove_adviser(placement: Placement, follower: PlacementParticipation, *, by: Actor) -> None:
    """Take an adviser or an observer off the case on this portal.

    :raises Forbidden: when *by* may not.
    :raises Refused: when they are not on it any more.
    """
    by.must(Permission.ADVISER_REMOVE, placement)
    _take_off_advising(follower)
    forget_roles(placement)
    who, role = follower.person.full_name, follower.get_role_display().lower()
    record(ADVISER_REMOVED, by=by, subject=placement, case_id=placement.case_id, who=who, role=role)


@transaction.atomic
def pass_to_advising(placement: Placement, member: CaseParticipation, *, by: Actor) -> None:
    """Make an observer here of a member of the collectivité side: the most modest place on the other side.

    :raises Forbidden: when *by* may not.
    :raises Refused: when they own the case, are not on it any more, or the case is not being advised.
    """
    by.must(Permission.PARTICIPATION_CHANGE_SIDE, placement)
    placement.ensure_accepted()
    person = Person.objects.filter(user_id=member.user_id).first()
    if person is None:
        raise Refused(f"{member.name} n’est pas connu·e sur ce portail.")
    _take_off_collectivite(member)
    try:
        with transaction.atomic():
            PlacementParticipation(placement=placement, person=person, role=PlacementRole.OBSERVER).save()
    except IntegrityError:
        raise Refused(f"{member.name} suit déjà ce dossier.") from None
    _record_side(placement, member.name, "des conseillers", PlacementRole.OBSERVER.label, by)


@transaction.atomic
def pass_to_collectivite(placement: Placement, follower: PlacementParticipation, *, by: Actor) -> None:
    """Make a member of somebody who advises or observes the case.

    :raises Forbidden: when *by* may not.
    :raises Refused: when they are not on it any more.
    """
    by.must(Permission.PARTICIPATION_CHANGE_SIDE, placement)
    placement.ensure_open()
    _take_off_advising(follower)
    if not join_collectivite(placement.case, follower.person, Side.MEMBER):
        raise Refused(f"{follower.person.full_name} est déjà du côté de la collectivité.")
    _record_side(placement, follower.person.full_name, "de la collectivité", Side.MEMBER.label, by)


def _take_off_collectivite(member: CaseParticipation) -> None:
    if member.side == Side.OWNER:
        raise Refused(f"{member.name} est référent·e de ce dossier : confiez d’abord ce rôle à quelqu’un d’autre.")
    # Conditional: they may have become the owner, or left, since the page was shown.
    if not CaseParticipation.objects.filter(pk=member.pk, side=Side.MEMBER).delete()[0]:
        raise Refused(f"{member.name} n’est plus membre de ce dossier.")


def _take_off_advising(follower: PlacementParticipation) -> None:
    if not PlacementParticipation.objects.filter(pk=follower.pk).delete()[0]:
        raise Refused(f"{follower.person.full_name} ne suit plus ce dossier.")


def _record_side(placement: Placement, who: str, side: str, role: str, by: Actor) -> None:
    forget_roles(placement)
    record(SIDE_CHANGED, by=by, subject=placement, case_id=placement.case_id, who=who, side=side, role=role.lower())
