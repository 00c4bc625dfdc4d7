"""Where visits take place: the largest portal, its richest case, and the people who look at them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from recoco.domain.accounts.models import Person, PortalRole, RoleName
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, PlacementRole, Side
from recoco.kernel.activity.models import Event
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal


@dataclass(frozen=True)
class Stage:
    """What the addresses of visits are made from.

    :param richest: the placement whose case has most events.
    :param adviser: follows most cases of the portal, the richest one included.
    """

    portal: Portal
    richest: Placement
    owner: Person
    adviser: Person
    staff: Person
    waiting: Placement


def find_stage() -> Stage:
    """Find it in the rows of the generator.

    :raises LookupError: when the database is empty.
    """
    with scope.everywhere("the bench visits the largest portal"):
        largest = _most(Placement.objects.all(), "portal_id")
    portal = Portal.objects.get(pk=largest)
    with scope.entering(portal):
        here = Placement.objects.with_case()
        accepted = Placement.objects.accepted().values("case_id")
        richest = here.get(case_id=_most(Event.objects.filter(case_id__in=accepted), "case_id"))
        owner = CaseParticipation.objects.get(case=richest.case, side=Side.OWNER)
        advising = PlacementParticipation.objects.filter(role=PlacementRole.ADVISER)
        on_richest = advising.filter(placement=richest).values("person_id")
        return Stage(
            portal=portal,
            richest=richest,
            owner=Person.objects.get(user_id=owner.user_id),
            adviser=Person.objects.get(pk=_most(advising.filter(person_id__in=on_richest), "person_id")),
            staff=PortalRole.objects.filter(name=RoleName.STAFF).order_by("pk")[0].person,
            waiting=here.to_moderate()[0],
        )


def _most(rows: Any, name: str) -> int:
    """Return the value of *name* that comes most often, the lowest of equals."""
    found = rows.order_by().values(name).annotate(count=Count("pk")).order_by("-count", name).first()
    if found is None:
        raise LookupError("The bench's database is empty: run `python -m bench.generate` first.")
    return int(found[name])
