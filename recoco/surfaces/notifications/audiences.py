"""Who is told: the columns of the table of events, computed from the policy at the moment of asking."""

from collections.abc import Collection, Mapping

from django.db.models import QuerySet

from recoco.domain.accounts.models import Person, PortalRole, RoleName
from recoco.domain.cases.models import CaseParticipation, Placement, Side
from recoco.domain.cases.policy import holders
from recoco.kernel.access.permissions import Permission, Role
from recoco.surfaces.notifications.models.preferences import Attention, CaseAttention
from recoco.surfaces.notifications.who import Who

__all__ = [
    "AMONG",
    "BY_CHOICE",
    "COLLECTIVITE",
    "NAMED",
    "ON_EVERY_PORTAL",
    "Who",
    "account",
    "followers_by_choice",
    "owner_whatever_the_state",
    "readers_of",
    "team",
]

AMONG: Mapping[Who, frozenset[Role]] = {
    Who.OWNER: frozenset({Role.OWNER}),
    Who.MEMBERS: frozenset({Role.MEMBER}),
    Who.COLLECTIVITE: frozenset({Role.OWNER, Role.MEMBER}),
    Who.CASE_ADVISERS: frozenset({Role.CASE_ADVISER, Role.OBSERVER}),
    Who.TERRITORY_ADVISERS: frozenset({Role.TERRITORY_ADVISER}),
    Who.STAFF: frozenset({Role.STAFF, Role.ADMIN}),
    Who.INVITER: frozenset(Role),
    Who.MENTIONED: frozenset(Role),
    Who.PERSON: frozenset(Role),
}
COLLECTIVITE = (Who.OWNER, Who.MEMBERS, Who.COLLECTIVITE)
# Who may follow a dossier by choice, as its advisers do; its collectivité is told as such, or left in peace.
BY_CHOICE = frozenset(Role) - AMONG[Who.COLLECTIVITE]
# One person, whom the row names.
NAMED = (Who.INVITER, Who.MENTIONED, Who.PERSON)
# Told on each portal that holds the case; the others where the thing happened only.
ON_EVERY_PORTAL = (*COLLECTIVITE, Who.CASE_ADVISERS, Who.MENTIONED)


def readers_of(who: Who, placement: Placement, permission: Permission) -> QuerySet[Person]:
    """Return the persons of this portal, among *who*, who hold *permission* on *placement* in its present state.

    Nobody on a muted dossier. Whoever chose to follow the dossier is told as those who follow it by their place.
    """
    people = holders(permission, placement, among=AMONG[who])
    if placement.is_muted:
        return people.none()
    if who is not Who.CASE_ADVISERS:
        return people
    choice = CaseAttention.objects.filter(case_id=placement.case_id, attention=Attention.FOLLOW)
    # By their numbers, and for the few cases where there are some: joined to the others, they would cost a lot to all.
    following = list(choice.values_list("person_id", flat=True))
    if not following:
        return people
    return people | holders(permission, placement, among=BY_CHOICE).filter(pk__in=following)


def followers_by_choice(cases: Collection[int], people: Collection[int]) -> frozenset[tuple[int, int]]:
    """Return which of *people*, persons of this portal, chose to follow which of *cases*: one query."""
    choices = CaseAttention.objects.filter(case_id__in=list(cases), person_id__in=people, attention=Attention.FOLLOW)
    return frozenset(choices.order_by().values_list("person_id", "case_id"))


def owner_whatever_the_state(placement: Placement) -> QuerySet[Person]:
    """Return the owner as a person of this portal, even where the dossier is hidden from them: to say why."""
    owner = CaseParticipation.objects.filter(case_id=placement.case_id, side=Side.OWNER)
    here = _able().filter(user_id__in=owner.values("user_id"))
    return here.none() if placement.is_muted else here


def team() -> QuerySet[Person]:
    """Return the team of this portal, for what concerns no dossier."""
    held = PortalRole.objects.filter(name__in=(RoleName.STAFF, RoleName.ADMIN), until=None)
    return _able().filter(pk__in=held.values("person_id"))


def account(user_id: int) -> QuerySet[Person]:
    """Return the person that an account is on this portal."""
    return _able().filter(user_id=user_id)


def _able() -> QuerySet[Person]:
    return Person.objects.filter(suspended_at=None, user__is_active=True)
