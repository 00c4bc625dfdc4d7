"""The people on a case as every page shows them: the référent first, then members, advisers, and who was invited."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.timezone import localdate

from recoco.domain.accounts.models import Person
from recoco.domain.accounts.reachability import told_of_absence
from recoco.domain.cases.models import (
    AccessEntry,
    CaseInvitation,
    CaseParticipation,
    Opened,
    Placement,
    PlacementParticipation,
    Side,
)
from recoco.domain.cases.on_case import collectivite_of, followers_of, portals_of
from recoco.domain.cases.statuses import ACCEPTED
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.preparing import prepared


@dataclass(frozen=True)
class TeamMember:
    """Somebody on the case.

    :param key: how a form names them: `membre-12`, `suivi-7`.
    :param via: the portal they advise from, when it is another one.
    :param notes: what to know before writing to them.
    :param participation: what ties them to the case; none for somebody invited, or of another portal.
    """

    key: str
    name: str
    place: str
    function: str = ""
    organization: str = ""
    via: str = ""
    notes: list[str] = field(default_factory=list)
    person: Person | None = None
    participation: CaseParticipation | PlacementParticipation | None = None
    user_id: int = 0
    is_owner: bool = False

    @property
    def is_reachable(self) -> bool:
        """Whether there are contact details to show."""
        return self.person is not None


def team_of(placement: Placement) -> list[TeamMember]:
    """Return everybody on the case: four queries, however many they are."""
    return [*_collectivite(placement), *_advising(placement), *_invited(placement)]


def last_visits(placement: Placement) -> dict[int, datetime]:
    """Return when each user last opened the case, on any portal: one query."""
    visits = AccessEntry.objects.filter(case_id=placement.case_id, what=Opened.CASE)
    return dict(visits.values_list("user_id").annotate(last=Max("at")).order_by())


def team_panel(placement: Placement, actor: Actor) -> dict[str, Any]:
    """Return what the panel « Qui suit ce dossier » shows."""
    return {
        "people": team_of(placement),
        "may_reveal": actor.may(Permission.PERSON_SEE_CONTACT_DETAILS, placement),
        "may_see_readers": actor.may(Permission.CASE_SEE_READERS, placement),
    }


def _collectivite(placement: Placement) -> Iterator[TeamMember]:
    rows = collectivite_of(placement)
    persons = {person.user_id: person for person in _persons(tuple(row.user_id for row in rows))}
    for row in rows:
        person = persons.get(row.user_id)
        is_owner = row.side == Side.OWNER
        yield TeamMember(
            key=f"membre-{row.pk}",
            name=row.name,
            place="Référent·e côté collectivité" if is_owner else "Membre",
            function=row.function,
            organization=row.organization,
            notes=_notes(person),
            person=person,
            participation=row,
            user_id=row.user_id,
            is_owner=is_owner,
        )


def _advising(placement: Placement) -> list[TeamMember]:
    found = [*followers_of(placement), *advising_elsewhere(placement)]
    return [
        TeamMember(
            key=f"suivi-{row.pk}",
            name=row.person.full_name,
            place=row.get_role_display(),
            function=row.person.function,
            organization=row.person.organization,
            via="" if row.portal_id == placement.portal_id else row.portal.name,
            notes=_notes(row.person),
            person=row.person,
            participation=row if row.portal_id == placement.portal_id else None,
            user_id=row.person.user_id,
        )
        for row in found
    ]


def advising_elsewhere(placement: Placement) -> list[PlacementParticipation]:
    """Return who advises or observes the case on its other portals: one query where there are any."""
    if not any(one.is_accepted and one.portal != placement.portal for one in portals_of(placement)):
        return []
    with scope.everywhere("a case shows who advises it on each of its portals"):
        return _followers_elsewhere(placement.case_id, placement.portal_id)


@prepared
def _followers_elsewhere(case_id: int, portal_id: int) -> Any:
    rows = PlacementParticipation.objects.exclude(portal_id=portal_id).filter(
        placement__case_id=case_id,
        placement__status__in=ACCEPTED,
        placement__withdrawn_at=None,
        placement__archived_at=None,
    )
    return rows.select_related("person__user", "person__stand_in", "portal").order_by("pk")


@prepared
def _persons(user_ids: tuple[int, ...]) -> Any:
    return Person.objects.filter(user__id__in=user_ids).select_related("user", "stand_in")


@prepared
def _unanswered(placement_id: int) -> Any:
    return CaseInvitation.objects.unanswered().filter(placement_id=placement_id).order_by("pk")


def _invited(placement: Placement) -> list[TeamMember]:
    return [
        TeamMember(
            key=f"invitation-{one.pk}",
            name=one.shown_name,
            place=one.get_role_display(),
            notes=["invitation pas encore acceptée"],
        )
        for one in _unanswered(placement.pk)
    ]


def _notes(person: Person | None) -> list[str]:
    if person is None:
        return []
    if not person.user.is_active or person.suspended_at is not None:
        return ["compte désactivé"]
    away = told_of_absence(person, localdate(clock.now()))
    if away and person.stand_in is not None:
        away += f", {person.stand_in.full_name} prend {'le relais' if person.away_until else 'la suite'}"
    unconfirmed = "" if person.user.email_confirmed_at else "adresse e-mail non confirmée"
    shared = "adresse lue par plusieurs personnes" if person.is_shared else ""
    return [note for note in (away, unconfirmed, shared) if note]
