"""Whether each active dossier has somebody to reach on both sides: asked of all at once, then one by one, with why."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q

from recoco.domain.accounts.models import Person
from recoco.domain.accounts.reachability import out_of_reach, refused_accounts, why_out_of_reach
from recoco.domain.cases.collectivite import owners_of
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, PlacementRole, Side
from recoco.domain.cases.statuses import ACTIVE
from recoco.domain.continuity.models import Lacking


@dataclass(frozen=True)
class Lack:
    """What a dossier lacks.

    :param why: « référent·e injoignable : Marie Lebrun (nos e-mails lui reviennent) ».
    :param person: whose dossiers may be passed on, where that mends it.
    """

    kind: Lacking
    why: str
    person: Person | None = None


def active() -> Q:
    """Return the condition on placements « advised, and neither paused nor put aside »."""
    return Q(status__in=ACTIVE, archived_at=None, withdrawn_at=None, case__paused_at=None)


def without_owner() -> Q:
    """Return the condition « active, and nobody of the collectivité answers for it ».

    A mayor on holiday still does; one who has left, or whom nothing reaches, does not.
    """
    owners = CaseParticipation.objects.filter(side=Side.OWNER)
    lost = Person.objects.filter(out_of_reach(counts_absences=False))
    silent = owners.filter(user_id__in=lost.values("user_id"))
    return active() & (~Q(case_id__in=owners.values("case_id")) | Q(case_id__in=silent.values("case_id")))


def without_adviser() -> Q:
    """Return the condition « active, and no adviser of it here can be reached today »."""
    there = Person.objects.exclude(out_of_reach(counts_absences=True))
    advised = PlacementParticipation.objects.filter(role=PlacementRole.ADVISER, person__in=there.values("pk"))
    return active() & ~Q(pk__in=advised.values("placement_id"))


def unheard() -> Q:
    """Return the condition « active, and one of the two is lacking »."""
    return without_owner() | without_adviser()


def lacks_of(placements: Collection[Placement]) -> Mapping[int, list[Lack]]:
    """Return what each of these active dossiers lacks, looked at one by one: four queries for all."""
    owners = owners_of([one.case_id for one in placements])
    refused = set(refused_accounts().values_list("user_id", flat=True))
    accounts = [one.user_id for one in owners.values()]
    people = {one.user_id: one for one in Person.objects.filter(user_id__in=accounts).select_related("user")}
    rows = PlacementParticipation.objects.filter(placement__in=placements, role=PlacementRole.ADVISER)
    advisers: defaultdict[int, list[Person]] = defaultdict(list)
    for row in rows.select_related("person__user").order_by("pk"):
        advisers[row.placement_id].append(row.person)
    found: defaultdict[int, list[Lack]] = defaultdict(list)
    for one in placements:
        owner = owners.get(one.case_id)
        for lack in (_of_owner(owner, people, refused), _of_advisers(advisers[one.pk], refused)):
            if lack is not None:
                found[one.pk].append(lack)
    return found


def _of_owner(owner: CaseParticipation | None, people: Mapping[int, Person], refused: set[int]) -> Lack | None:
    if owner is None:
        return Lack(Lacking.OWNER, "aucun·e référent·e côté collectivité")
    person = people.get(owner.user_id)
    why = why_out_of_reach(person, refused, counts_absences=False) if person else ""
    return Lack(Lacking.OWNER, f"référent·e injoignable : {owner.name} ({why})") if why else None


def _of_advisers(advisers: Collection[Person], refused: set[int]) -> Lack | None:
    if not advisers:
        return Lack(Lacking.ADVISER, "aucun·e conseiller·ère")
    whys = [(one, why_out_of_reach(one, refused, counts_absences=True)) for one in advisers]
    if not all(why for _, why in whys):
        return None
    said = ", ".join(f"{one.full_name} ({why})" for one, why in whys)
    many = "conseillers injoignables" if len(whys) > 1 else "conseiller·ère injoignable"
    return Lack(Lacking.ADVISER, f"{many} : {said}", whys[0][0])
