"""Finds dossiers that may be about the same project as another."""

from typing import Any

from django.db.models import Q

from recoco.domain.cases.kept import kept_for
from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.statuses import ON_BOARD
from recoco.domain.submission.models import Draft, JoinRequest
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit.folding import fold
from recoco.kernel.territories.models import Commune

OPEN = {*ON_BOARD, Status.SUBMITTED}
MOST = 5
LOOKED_AT = 100
SHORTEST_WORD = 4
# Words that most projects share say nothing of one.
ORDINARY = frozenset("ancien ancienne projet commune village mairie rehabilitation travaux site pour dans avec".split())


def similar_to(placement: Placement, by: Actor) -> list[Placement]:
    """Return the dossiers that *by* reads and that may double *placement*, the most alike first: one query."""
    case, there = placement.case, Placement.objects.visible_to(by)
    return _similar(there, case.commune, f"{case.name} {case.summary}", but=case.pk)


def similar_to_draft(draft: Draft) -> list[Placement]:
    """Return the dossiers of this portal that may double the project of *draft*, the most alike first: one query."""
    number = draft.placement.case_id if draft.placement else None
    return _similar(Placement.objects.all(), draft.commune, f"{draft.name} {draft.summary}", but=number)


def join_requests(placement: Placement) -> list[JoinRequest]:
    """Return the open requests to join the dossier of *placement*, or a double of it, oldest first, with who asks."""
    rows = JoinRequest.objects.all().open().select_related("person__user", "placement")
    rows = list(rows.filter(Q(placement=placement) | Q(placement__double_of__isnull=False)))
    kept = kept_for(one.placement for one in rows)
    return [one for one in rows if kept[one.placement_id].pk == placement.pk]


def _similar(there: Any, commune: Commune | None, text: str, *, but: int | None) -> list[Placement]:
    if commune is None:
        return []
    known = there.filter(case__commune=commune, archived_at=None, withdrawn_at=None)
    known = known.filter(Q(status__in=OPEN) | Q(status=Status.CLOSED)).exclude(case_id=but)
    words = _words(text)
    found = []
    for one in known.with_case().order_by("-created_at", "-pk")[:LOOKED_AT]:
        shared = len(words & _words(f"{one.case.name} {one.case.summary}"))
        if shared or one.status in OPEN:
            found.append((-shared, one.status not in OPEN, -one.pk, one))
    return [one for *_, one in sorted(found, key=lambda row: row[:3])[:MOST]]


def _words(text: str) -> set[str]:
    return {word for word in fold(text).split() if len(word) >= SHORTEST_WORD} - ORDINARY
