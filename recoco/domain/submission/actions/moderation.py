"""The portal's decision on a submission: accepted, refused, sent to another portal, taken up again."""

from django.db import transaction

from recoco.domain.cases.actions.answering_portals import answer_sender
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.collectivite import welcome_collectivite
from recoco.domain.cases.models import Placement, PlacementRole, Status
from recoco.domain.cases.roles import forget_roles
from recoco.domain.cases.status_history import move
from recoco.domain.submission.actions.deciding import must_be, tell_keeper
from recoco.domain.submission.events import CASE_ACCEPTED, CASE_RECONSIDERED, CASE_REDIRECTED, CASE_REFUSED
from recoco.domain.submission.mails import ACCEPTED, REDIRECTED, REFUSED
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.portals.models import Portal


@transaction.atomic
def accept_placement(placement: Placement, *, by: Actor, joining: PlacementRole | None = None) -> None:
    """Accept the case on this portal, and tell who answers for it.

    Its collectivité side become persons of this portal if they were not.

    :param joining: the place that *by* takes on it at once.
    :raises Refused: when somebody decided meanwhile.
    """
    must_be(placement, Status.SUBMITTED)
    move(placement, Status.TO_PROCESS, by=by)
    _take(placement, by=by)
    if joining is not None:
        forget_roles(placement)
        join(placement, joining, by=by)


@transaction.atomic
def refuse_placement(placement: Placement, *, reason: str, by: Actor) -> None:
    """Refuse the case on this portal, and tell why who answers for it if it was brought here, else whoever proposed it.

    :raises Refused: without reason, or when somebody decided meanwhile.
    """
    must_be(placement, Status.SUBMITTED)
    move(placement, Status.REFUSED, by=by, reason=reason)
    event = record(CASE_REFUSED, by=by, subject=placement, case_id=placement.case_id, reason=reason)
    answer_sender(placement, "refusé", by=by, reason=reason)
    if not placement.is_proposal:
        tell_keeper(REFUSED, placement, event, by=by, reason=reason)


@transaction.atomic
def redirect_placement(placement: Placement, *, to: Portal, message: str, by: Actor) -> None:
    """Refuse the case here because another portal suits it better, and propose it there.

    :param message: for the team of *to*.
    :raises Refused: when somebody decided meanwhile, or when the case is there already.
    """
    must_be(placement, Status.SUBMITTED)
    reason = f"Réorienté vers {to.name}"
    move(placement, Status.REFUSED, by=by, reason=reason)
    propose_to_portal(placement, to=to, message=message, by=by)
    event = record(CASE_REDIRECTED, by=by, subject=placement, case_id=placement.case_id, portal=to.name)
    answer_sender(placement, "réorienté", by=by, reason=reason)
    if not placement.is_proposal:
        tell_keeper(REDIRECTED, placement, event, by=by, on=to.name)


@transaction.atomic
def reconsider_placement(placement: Placement, *, reason: str, by: Actor) -> None:
    """Accept a case that was refused, without waiting for its owner to submit it again.

    :raises Refused: without reason, or when it is no longer refused.
    """
    must_be(placement, Status.REFUSED)
    move(placement, Status.TO_PROCESS, by=by, reason=reason)
    record(CASE_RECONSIDERED, by=by, subject=placement, case_id=placement.case_id, reason=reason.strip())
    _take(placement, by=by)


def _take(placement: Placement, *, by: Actor) -> None:
    welcome_collectivite(placement.case)
    event = record(CASE_ACCEPTED, by=by, subject=placement, case_id=placement.case_id, portal=placement.portal.name)
    answer_sender(placement, "accepté", by=by)
    tell_keeper(ACCEPTED, placement, event, by=by)
