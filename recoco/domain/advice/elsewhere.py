"""The same advice for several dossiers: where it may go, and the drafts of it that wait to be looked at."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from recoco.domain.advice.models import Recommendation
from recoco.domain.cases.finding import KIND
from recoco.domain.cases.models import Placement
from recoco.domain.cases.roles import being, within
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.portals import scope
from recoco.kernel.search.matching import matching

PER_PAGE = 20


@dataclass(frozen=True)
class Prepared:
    """A draft of the same advice in another dossier."""

    one: Recommendation
    placement: Placement


def advised_by(actor: Actor) -> Any:
    """Narrow to the dossiers that *actor* advises themselves, and where they may recommend now."""
    return written_by(actor).filter(being(actor, frozenset({Role.CASE_ADVISER})))


def written_by(actor: Actor) -> Any:
    """Narrow to the dossiers where *actor* may recommend now, whoever advises them."""
    return Placement.objects.on_board().filter(within(actor, Permission.RECOMMENDATION_WRITE)).with_case()


def offered(one: Recommendation, actor: Actor, words: str = "") -> Any:
    """Narrow to the dossiers where *actor* may give the advice of *one*, and that answer *words*, by name."""
    others = advised_by(actor).exclude(case_id__in=with_it(one))
    return others.filter(matching(words, KIND, scope.current_portal().pk)).order_by("case__name", "pk")


def with_it(one: Recommendation) -> Any:
    """Return the numbers of the cases where this advice stands already, as a subquery."""
    standing = Recommendation.objects.filter(deleted_at=None, withdrawn_at=None).order_by()
    return (
        standing.filter(copied_from_id=one.first_id)
        .values("case_id")
        .union(Recommendation.objects.filter(pk__in=[one.pk, one.first_id]).order_by().values("case_id"))
    )


def prepared_of(one: Recommendation, actor: Actor) -> list[Prepared]:
    """Return the drafts of this advice where *actor* may publish them, by name of dossier: two queries."""
    drafts = Recommendation.objects.drafts().filter(copied_from_id=one.first_id).exclude(pk=one.pk)
    by_case = {draft.case_id: draft for draft in drafts.select_related("card")}
    places = written_by(actor).filter(case_id__in=by_case).order_by("case__name", "pk") if by_case else ()
    found = [Prepared(by_case[place.case_id], place) for place in places]
    for each in found:
        each.one.placement = each.placement
    return found


def chosen_among(placements: Any, numbers: Collection[int]) -> list[Placement]:
    """Return those of *placements* that have these numbers, in a stable order: one query, none for none."""
    return list(placements.filter(pk__in=numbers).order_by("pk")) if numbers else []
