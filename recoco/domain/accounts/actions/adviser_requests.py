"""Asks to advise on a portal, and decides on it, once."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction

from recoco.domain.accounts import mails
from recoco.domain.accounts.actions.persons import ensure_person
from recoco.domain.accounts.actions.roles import check_territory, grant_role
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.documents import closed_to_advisers
from recoco.domain.accounts.events import ADVISER_REQUEST_DECIDED, ADVISER_REQUEST_SUBMITTED
from recoco.domain.accounts.limits import ADVISER_REQUESTS_FROM_NETWORK
from recoco.domain.accounts.models import AdviserRequest, Person, RequestedDepartement, RoleName, User
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.territories.models import Departement


class AlreadyAsked(Refused):
    """Their request waits for a decision: there is nothing to send again."""

    def __init__(self) -> None:
        super().__init__("Votre demande est déjà partie : l’équipe ne l’a pas encore examinée.")


def request_to_advise(
    user: User,
    *,
    words: dict[str, str],
    motivation: str,
    network_address: str,
    departements: Iterable[Departement] = (),
    is_national: bool = False,
) -> AdviserRequest:
    """Ask to advise on the current portal; *user* becomes a person of it.

    :param words: what they say of themselves, for `ensure_person`.
    :raises AlreadyAsked: while an earlier request waits.
    :raises Refused: without a territory, for somebody suspended, who advises here already, or when nobody may ask.
    :raises TooMany: beyond five in an hour from one network address.
    """
    if told := closed_to_advisers():
        raise Refused(told)
    territory = list(departements)
    check_territory(RoleName.ADVISER, territory, is_national)
    ADVISER_REQUESTS_FROM_NETWORK.spend(network_address)
    with transaction.atomic():
        person = ensure_person(user, **words)
        by = actor_of(person)
        _refuse_who_may_not(person, by)
        asked = AdviserRequest(
            person=person,
            organization=person.organization,
            function=person.function,
            phone=person.phone,
            is_national=is_national,
            motivation=motivation.strip(),
            submitted_at=clock.now(),
        )
        try:
            with transaction.atomic():
                asked.save()
        except IntegrityError as error:  # one request at a time: of two clicks, the second finds the first
            raise AlreadyAsked from error
        RequestedDepartement.objects.bulk_create(
            [RequestedDepartement(adviser_request=asked, departement=one, is_asked=True) for one in territory]
        )
        record(ADVISER_REQUEST_SUBMITTED, by=by, subject=asked)
    return asked


@transaction.atomic
def accept_request(
    asked: AdviserRequest, *, by: Actor, departements: Iterable[Departement] = (), is_national: bool = False
) -> None:
    """Make the applicant an adviser of this territory, which may differ from what was asked, and tell them.

    :raises Forbidden: when *by* may not.
    :raises Refused: without a territory, or when somebody decided meanwhile.
    """
    by.must(Permission.ADVISER_REQUEST_DECIDE)
    territory = list(departements)
    check_territory(RoleName.ADVISER, territory, is_national)
    _decide(asked, by, is_accepted=True, granted_national=is_national)
    _grant(asked, territory)
    grant_role(asked.person, RoleName.ADVISER, by=by, departements=territory, is_national=is_national)
    event = _recorded(asked, by, "accepté")
    decided = AdviserRequest.objects.with_applicant().get(pk=asked.pk)
    mails.tell_request_accepted(decided, by=by, cause=event.pk)


@transaction.atomic
def refuse_request(asked: AdviserRequest, *, reason: str, by: Actor) -> None:
    """Refuse, and tell the applicant why; they may apply again.

    :raises Forbidden: when *by* may not.
    :raises Refused: without reason, or when somebody decided meanwhile.
    """
    by.must(Permission.ADVISER_REQUEST_DECIDE)
    if not reason.strip():
        raise Refused("Donnez une raison : cette personne la lira.")
    _decide(asked, by, is_accepted=False, reason=reason.strip())
    event = _recorded(asked, by, "refusé")
    mails.tell_request_refused(asked, by=by, cause=event.pk)


def _refuse_who_may_not(person: Person, by: Actor) -> None:
    if person.suspended_at is not None:
        raise Refused("Votre accès à ce portail est suspendu. Écrivez à son équipe.")
    if by.territory.is_adviser:
        raise Refused("Vous conseillez déjà sur ce portail. Pour changer de territoire, écrivez à son équipe.")
    if AdviserRequest.objects.pending().filter(person=person).exists():
        raise AlreadyAsked


def _decide(asked: AdviserRequest, by: Actor, **decision: Any) -> None:
    # A conditional update: of two of the team at the same instant, one decides and the other reads who did.
    facts = {"decided_at": clock.now(), "decided_by": by.person, **decision}
    if not AdviserRequest.objects.pending().filter(pk=asked.pk).update(**facts):
        raise Refused(_told_who_decided(AdviserRequest.objects.select_related("decided_by").get(pk=asked.pk)))
    for name, value in facts.items():
        setattr(asked, name, value)


def _told_who_decided(asked: AdviserRequest) -> str:
    """Say who decided on a request, and what."""
    by = asked.decided_by.full_name if asked.decided_by else "L’équipe"
    return f"{by} a déjà {'accepté' if asked.is_accepted else 'refusé'} cette demande."


def _grant(asked: AdviserRequest, territory: list[Departement]) -> None:
    of_request = RequestedDepartement.objects.filter(adviser_request=asked)
    known = set(of_request.values_list("departement_id", flat=True))
    of_request.filter(departement_id__in=[one.pk for one in territory]).update(is_granted=True)
    more = [one for one in territory if one.pk not in known]
    RequestedDepartement.objects.bulk_create(
        [RequestedDepartement(adviser_request=asked, departement=one, is_granted=True) for one in more]
    )


def _recorded(asked: AdviserRequest, by: Actor, decision: str) -> Event:
    person = asked.person.full_name
    return record(ADVISER_REQUEST_DECIDED, by=by, subject=asked, decision=decision, person=person)
