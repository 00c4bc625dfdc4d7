"""The first call with the collectivité is noted, corrected, or taken back when it did not take place."""

from datetime import date

from django.db import transaction

from recoco.domain.cases.events.words import DIAGNOSTIC_CORRECTED, DIAGNOSTIC_MARKED, DIAGNOSTIC_UNMARKED
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import day


@transaction.atomic
def mark_diagnostic(placement: Placement, *, on: date | None, who: str, seen: str, by: Actor) -> None:
    """Say when the diagnostic call took place and who made it; None when it did not.

    :param who: who made it, as they sign.
    :param seen: `Placement.diagnostic_seen` as *by* had it before their eyes.
    :raises Forbidden: when *by* may not.
    :raises Refused: when a colleague has just noted it otherwise, or the dossier is not advised here.
    """
    by.must(Permission.DIAGNOSTIC_MARK, placement)
    placement.ensure_accepted()
    if seen != placement.diagnostic_seen:
        raise Refused(_told(placement))
    known = {"diagnostic_on": placement.diagnostic_on, "diagnostic_by_name": placement.diagnostic_by_name}
    facts = {"diagnostic_on": on, "diagnostic_by_name": who if on else ""}
    if facts == known:
        return
    # Conditional: of two colleagues who note it at once, the second reads what the first did.
    if not Placement.objects.filter(pk=placement.pk, **known).update(**facts):
        raise Refused(_told(Placement.objects.get(pk=placement.pk)))
    placement.diagnostic_on, placement.diagnostic_by_name = on, facts["diagnostic_by_name"]  # type: ignore[assignment]
    if on is None:
        record(DIAGNOSTIC_UNMARKED, by=by, subject=placement, case_id=placement.case_id)
    elif known["diagnostic_on"]:
        record(DIAGNOSTIC_CORRECTED, by=by, subject=placement, case_id=placement.case_id, day=day(on), who=who)
    else:
        record(DIAGNOSTIC_MARKED, by=by, subject=placement, case_id=placement.case_id, day=day(on), who=who)


def _told(placement: Placement) -> str:
    if placement.diagnostic_on is None:
        return "Quelqu’un vient d’effacer cet appel. Relisez, puis enregistrez de nouveau."
    return (
        f"Quelqu’un vient de noter un appel le {day(placement.diagnostic_on)}, par {placement.diagnostic_by_name}. "
        "Relisez, puis enregistrez de nouveau."
    )
