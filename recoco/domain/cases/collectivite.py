"""The collectivité side of a case: who they are on the current portal."""

from django.db import IntegrityError, transaction

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Case, CaseParticipation, Placement, Side
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope

NOT_OWNER_ANY_MORE = "Le ou la référent·e de ce dossier vient de changer. Rechargez la page."


def add_to_collectivite(case: Case, person: Person, side: Side) -> CaseParticipation:
    """Put *person* on the collectivité side, in the words of today: a shared address bears those of who holds it.

    Call it in a transaction.
    """
    if person.is_shared:
        # Whoever signs lends it theirs in memory. Held: a succession at the same instant renames this place too.
        person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    participation = CaseParticipation(
        case=case,
        user_id=person.user_id,
        side=side,
        first_name=person.first_name,
        last_name=person.last_name,
        function=person.function,
        organization=person.organization,
    )
    participation.save()
    return participation


def join_collectivite(case: Case, person: Person, side: Side) -> bool:
    """Put *person* on the collectivité side and have them known wherever the case is; False when they already were."""
    try:
        with transaction.atomic():
            add_to_collectivite(case, person, side)
    except IntegrityError:
        return False
    _welcome_elsewhere(case)
    return True


def succeed(case: Case, person: Person, *, current: CaseParticipation | None) -> None:
    """Make *person* the owner of *case*; the *current* one stays on it as a member.

    Call it in a transaction.

    :raises Refused: when the owner has changed meanwhile.
    """
    rows = CaseParticipation.objects.filter(case=case)
    # Conditional updates: of two successions at once, one finds the place already given.
    if current is not None and not rows.filter(pk=current.pk, side=Side.OWNER).update(side=Side.MEMBER):
        raise Refused(NOT_OWNER_ANY_MORE)
    try:
        with transaction.atomic():
            if rows.filter(user_id=person.user_id).update(side=Side.OWNER):
                return
            add_to_collectivite(case, person, Side.OWNER)
    except IntegrityError:
        raise Refused(NOT_OWNER_ANY_MORE) from None
    _welcome_elsewhere(case)


def welcome_everywhere(case: Case) -> None:
    """Make each of the collectivité side a person of every portal that follows the case, the current one first."""
    welcome_collectivite(case)
    _welcome_elsewhere(case)


def owner_of(case: Case) -> Person | None:
    """Return the owner of *case* as a person of the current portal, None while there is none."""
    owner = CaseParticipation.objects.filter(case=case, side=Side.OWNER).values("user_id")
    return Person.objects.filter(user_id__in=owner).select_related("user").first()


def welcome_collectivite(case: Case) -> None:
    """Make each of the collectivité side a person of the current portal, in the words the case keeps of them."""
    participations = CaseParticipation.objects.filter(case=case)
    known = set(Person.objects.filter(user_id__in=participations.values("user_id")).values_list("user_id", flat=True))
    for one in participations:
        if one.user_id not in known:
            Person(
                user_id=one.user_id,
                first_name=one.first_name,
                last_name=one.last_name,
                function=one.function,
                organization=one.organization,
            ).save()


def owners_of(case_ids: list[int]) -> dict[int, CaseParticipation]:
    """Return the owner of each of these cases, by case."""
    owners = CaseParticipation.objects.filter(case_id__in=case_ids, side=Side.OWNER)
    return {owner.case_id: owner for owner in owners}


def _welcome_elsewhere(case: Case) -> None:
    here = scope.current_portal()
    with scope.everywhere("a member of a case is known on each portal that follows it"):
        placements = Placement.objects.all().accepted().filter(case_id=case.pk).exclude(portal=here)
        portals = [placement.portal for placement in placements.select_related("portal")]
    for portal in portals:
        with scope.entering(portal):
            welcome_collectivite(case)
