"""What really happened in a project is declared, then confirmed."""

from datetime import date

from django.db import transaction

from recoco.domain.cases.events.words import OUTCOME_CONFIRMED, OUTCOME_DECLARED
from recoco.domain.cases.models import Outcome, OutcomeKind, OutcomeSource, Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused


@transaction.atomic
def declare_outcome(
    placement: Placement,
    *,
    kind: str,
    on: date,
    source: OutcomeSource | str,
    by: Actor,
    amount_cents: int | None = None,
    note: str = "",
) -> Outcome:
    """Write down that something happened in the project.

    :param kind: a word of the portal's list.
    :param source: what an adviser observed needs no confirmation.
    :param amount_cents: euro cents.
    :raises Forbidden: when *by* may not, or may not say that they observed it.
    :raises Refused: when the dossier is not advised here.
    """
    by.must(Permission.OUTCOME_DECLARE, placement)
    placement.ensure_accepted()
    is_observed = OutcomeSource(source) == OutcomeSource.OBSERVED
    if is_observed:
        by.must(Permission.OUTCOME_CONFIRM, placement)
    outcome = Outcome(
        placement=placement,
        kind=OutcomeKind.named(kind),
        on=on,
        source=source,
        amount_cents=amount_cents,
        note=note,
        declared_by_id=by.user_id,
        declared_by_name=by.name,
        confirmed_at=clock.now() if is_observed else None,
        confirmed_by_name=by.name if is_observed else "",
    )
    outcome.save()
    record(OUTCOME_DECLARED, by=by, subject=outcome, case_id=placement.case_id, kind=outcome.kind.label)
    return outcome


@transaction.atomic
def confirm_outcome(outcome: Outcome, *, by: Actor) -> None:
    """Say that what the town hall declared did happen.

    :raises Forbidden: when *by* may not.
    :raises Refused: when it is confirmed already, or when the dossier is not advised here.
    """
    placement = outcome.placement
    by.must(Permission.OUTCOME_CONFIRM, placement)
    placement.ensure_accepted()
    waiting = Outcome.objects.filter(pk=outcome.pk, confirmed_at=None)
    if not waiting.update(confirmed_at=clock.now(), confirmed_by_name=by.name):
        raise Refused("Ce résultat est déjà confirmé.")
    record(OUTCOME_CONFIRMED, by=by, subject=outcome, case_id=placement.case_id, kind=outcome.kind.label)
