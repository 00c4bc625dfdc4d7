"""Advisers no longer stand by a recommendation: it leaves what is expected, and stays in the history."""

from django.db import transaction
from django.db.models import F

from recoco.domain.advice.actions.editing import ensure_ours
from recoco.domain.advice.events import RECOMMENDATION_WITHDRAWN
from recoco.domain.advice.models import Recommendation
from recoco.domain.advice.uptaking import end_uptake
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused


@transaction.atomic
def withdraw(recommendation: Recommendation, *, reason: str, by: Actor) -> None:
    """Withdraw a published recommendation.

    :raises Refused: without reason, for a draft, another portal's, or when it was withdrawn meanwhile.
    """
    by.must(Permission.RECOMMENDATION_WRITE, recommendation)
    recommendation.placement.ensure_accepted()
    ensure_ours(recommendation)
    reason = reason.strip()
    if not reason:
        raise Refused("Dites pourquoi : la collectivité lira cette raison.")
    here = Recommendation.objects.filter(pk=recommendation.pk, published_at__isnull=False, withdrawn_at=None)
    facts = {"withdrawn_at": clock.now(), "withdrawn_by_name": by.name, "withdrawal_reason": reason}
    if not here.update(version=F("version") + 1, **facts):
        raise Refused("Cette recommandation vient d’être retirée ou reprise en brouillon. Rechargez la page.")
    end_uptake(recommendation)
    for name, value in facts.items():
        setattr(recommendation, name, value)
    case, title = recommendation.case_id, recommendation.title
    record(RECOMMENDATION_WITHDRAWN, by=by, subject=recommendation, case_id=case, title=title, reason=reason)
