"""Finds the dossier that an address names, for who may read it; its collectivité is told why it no longer may."""

from datetime import date
from typing import Any

from django.http import Http404

from recoco.domain.accounts.alike import Alike, numbers_of, those_like
from recoco.domain.cases.journal import opened_on, today
from recoco.domain.cases.kept import kept_for
from recoco.domain.cases.models import CaseParticipation, Placement, Status
from recoco.domain.cases.roles import with_roles_of
from recoco.domain.cases.wording import quoted
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals.preparing import prepared
from recoco.kernel.ui.french import of


def readable_placement(case_id: int, *, by: Actor) -> Placement:
    """Return a case on this portal, with its commune, for *by* who may read it.

    :raises Http404: when there is none, or none that *by* may know of.
    :raises Refused: when it is archived here and *by* is of its collectivité.
    """
    # The database says what they are to it, the policy whether they may: `visible_to` would ask it of all the cases.
    user, person, _ = numbers_of(by)
    rows = _placements(case_id, user, person, today(), alike=those_like(by))
    if not rows or not by.may(Permission.CASE_VIEW, rows[0]):
        _tell_its_collectivite(case_id, by)
        raise Http404
    found: Placement = rows[0]
    return found


def kept_instead_of(case_id: int, *, by: Actor) -> Placement | None:
    """Return the dossier that stands for a double put aside on this portal, if *by* may read it."""
    double = Placement.objects.present().filter(case_id=case_id, double_of__isnull=False).first()
    kept = kept_for([double])[double.pk] if double else None
    if kept is None or kept.is_archived:
        return None
    try:
        return readable_placement(kept.case_id, by=by)
    except Http404:
        return None


@prepared
def _placements(case_id: int, user: int, person: int, day: date, *, alike: Alike) -> Any:
    placements = with_roles_of(Placement.objects.present().filter(case_id=case_id), alike.asking(user, person))
    return placements.with_case().annotate(opened_today=opened_on(day, user))


def _tell_its_collectivite(case_id: int, by: Actor) -> None:
    archived = Placement.objects.present().exclude(status=Status.INCOMPLETE).filter(archived_at__isnull=False)
    placement = archived.filter(case_id=case_id).select_related("portal").first()
    if placement is None or by.user_id is None:
        return
    if CaseParticipation.objects.filter(case_id=case_id, user_id=by.user_id).exists():
        portal, why = placement.portal, quoted(placement.archive_reason)
        raise Refused(
            f"L’équipe {of(portal.name)} a archivé votre dossier{why}. Il n’est plus visible, mais rien n’en est "
            f"effacé. Si c’est une erreur, écrivez à {portal.contact_email} : elle peut le restaurer."
        )
