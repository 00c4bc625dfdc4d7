"""Who is told: the columns of the table of events, computed from the policy at the moment of asking."""

from collections.abc import Mapping

from django.db import models
from django.db.models import QuerySet

from recoco.domain.accounts.models import Person, PortalRole, RoleName
from recoco.domain.cases.models import CaseParticipation, Placement, Side
from recoco.domain.cases.policy import holders
from recoco.kernel.access.permissions import Permission, Role


class Who(models.TextChoices):
    """A group that a line of the table tells, and how an e-mail says why one gets it."""

    OWNER = "owner", "vous êtes référent·e de ce dossier"
    MEMBERS = "members", "vous êtes membre de ce dossier"
    COLLECTIVITE = "collectivite", "vous participez à ce dossier"
    CASE_ADVISERS = "case_advisers", "vous suivez ce dossier"
    TERRITORY_ADVISERS = "territory_advisers", "ce dossier est sur votre territoire"
    STAFF = "staff", "vous faites partie de l’équipe du portail"
    INVITER = "inviter", "vous avez envoyé cette invitation"
    APPLICANT = "applicant", "vous avez fait cette demande"
    PERSON = "person", "cela vous concerne directement"
    MENTIONED = "mentioned", "votre nom est cité"


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
# One person, whom the row names.
NAMED = (Who.INVITER, Who.MENTIONED, Who.PERSON)
# Told on each portal that holds the case; the others where the thing happened only.
ON_EVERY_PORTAL = (*COLLECTIVITE, Who.CASE_ADVISERS, Who.MENTIONED)


def readers_of(who: Who, placement: Placement, permission: Permission) -> QuerySet[Person]:
    """Return the persons of this portal, among *who*, who hold *permission* on *placement* in its present state.

    Nobody on a muted dossier. Advisers of the whole country read new dossiers without being written to.
    """
    people = holders(permission, placement, among=AMONG[who])
    if placement.is_muted:
        return people.none()
    if who is Who.TERRITORY_ADVISERS:
        nationwide = PortalRole.objects.filter(name=RoleName.ADVISER, is_national=True, until=None)
        return people.exclude(pk__in=nationwide.values("person_id"))
    return people


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
