"""The collectivité side of a case: who they are on the current portal."""

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Case, CaseParticipation, Side


def add_to_collectivite(case: Case, person: Person, side: Side) -> CaseParticipation:
    """Put *person* on the collectivité side, in the words of today."""
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
