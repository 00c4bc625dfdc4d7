"""What a dossier says of itself changes: its name and summary, or where it is."""

from typing import Any

from django.db import transaction
from django.db.models import F

from recoco.domain.cases.events.editing import CASE_EDITED, CASE_LOCATED
from recoco.domain.cases.models import Case, Placement
from recoco.domain.cases.resuming import resume_if_member
from recoco.domain.cases.seeing import INFORMATION, LOCATION, Overtaken, mark_of
from recoco.domain.cases.statuses import ACCEPTED
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.recording import record
from recoco.kernel.activity.types import EventType
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.territories.coordinates import Point
from recoco.kernel.territories.models import Commune

WORDS = {"name": "le nom", "summary": "le résumé", "commune_id": "la commune", "address": "l’adresse"}
POINT = "le point sur la carte"


@transaction.atomic
def edit_case(placement: Placement, *, name: str, summary: str, seen: str, by: Actor) -> None:
    """Change the name and the summary, on every portal of the case.

    :param seen: the mark (`seeing.mark_of`) of what the editor had before their eyes.
    :raises Overtaken: when somebody else changed them meanwhile.
    :raises Refused: when the dossier is not written here.
    """
    changed = _change(placement, {"name": name, "summary": summary}, INFORMATION, CASE_EDITED, seen, by)
    if changed:
        record(CASE_EDITED, by=by, subject=placement, case_id=placement.case_id, what=_listed(changed))


@transaction.atomic
def locate_case(
    placement: Placement, *, commune: Commune | None, address: str, point: Point | None, seen: str, by: Actor
) -> None:
    """Change where the case is, on every portal.

    :param point: the exact place; None when only the commune is known.
    :param seen: as for `edit_case`.
    :raises Overtaken: when somebody else changed it meanwhile.
    :raises Refused: when the dossier is not written here.
    """
    latitude, longitude = point or (None, None)
    place = {
        "commune_id": commune.pk if commune else None,
        "address": address,
        "latitude": latitude,
        "longitude": longitude,
    }
    changed = _change(placement, place, LOCATION, CASE_LOCATED, seen, by)
    if changed:
        placement.case.commune = commune
        record(CASE_LOCATED, by=by, subject=placement, case_id=placement.case_id, what=_listed(changed))


def ensure_editable(placement: Placement, by: Actor) -> None:
    """Let *by* change what the dossier says of itself.

    :raises Forbidden: when they may not.
    :raises Refused: when the dossier is closed, or only proposed to this portal.
    """
    by.must(Permission.CASE_EDIT, placement)
    placement.ensure_open()
    if not is_held(placement):
        raise Refused("Ce dossier est seulement proposé à votre portail : acceptez-le d’abord, puis modifiez-le.")


def is_held(placement: Placement) -> bool:
    """Tell whether its portal may write the case: its own, or one it has accepted (`holding` says it in SQL)."""
    return placement.case.origin_id == placement.portal_id or placement.status in ACCEPTED


def _change(
    placement: Placement, values: dict[str, Any], fields: tuple[str, ...], told_by: EventType, seen: str, by: Actor
) -> list[str]:
    """Write *values* and return the names of those that were different."""
    ensure_editable(placement, by)
    # Held until the end of the transaction: a second editor waits here, then reads what the first has written.
    now = Case.objects.select_for_update().get(pk=placement.case_id)
    if mark_of(now, fields) != seen:
        raise Overtaken(_with_commune(now), _last_editor(now, told_by))
    changed = [name for name in fields if getattr(now, name) != values[name]]
    if changed:
        Case.objects.filter(pk=now.pk).update(**values, version=F("version") + 1)
        for name in fields:
            setattr(placement.case, name, values[name])
        resume_if_member(placement, by=by)
    return changed


def _with_commune(case: Case) -> Case:
    return Case.objects.select_related("commune__departement").get(pk=case.pk)


def _last_editor(case: Case, told_by: EventType) -> str:
    last = Event.objects.of_case(case.pk).filter(type=told_by.name).order_by("-pk").first()
    return last.actor_name if last else ""


def _listed(changed: list[str]) -> str:
    """« le nom et le résumé », « la commune, l’adresse et le point sur la carte »."""
    words = list(dict.fromkeys(WORDS.get(name, POINT) for name in changed))
    return " et ".join(filter(None, (", ".join(words[:-1]), words[-1])))
