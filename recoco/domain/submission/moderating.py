"""What the page of the moderation shows: what waits, one card at a time, and what was refused."""

from dataclasses import dataclass
from typing import Any

from recoco.domain.accounts.models import Person
from recoco.domain.cases.frame import ShownPanel, panels_of
from recoco.domain.cases.holding import Holding, holdings_of
from recoco.domain.cases.invitations.offering import has_owner
from recoco.domain.cases.keeping import holder_of
from recoco.domain.cases.models import (
    Case,
    CaseInvitation,
    CaseParticipation,
    InvitedRole,
    Placement,
    PlacementStatus,
    Side,
    Status,
)
from recoco.domain.submission.alike import Alike, alike_of
from recoco.domain.submission.models import JoinRequest
from recoco.domain.submission.similar import join_requests
from recoco.kernel.access.actor import Actor


@dataclass(frozen=True)
class Card:
    """All that is needed to decide on one submission."""

    placement: Placement
    collectivite: list[CaseParticipation]
    panels: list[ShownPanel]
    alike: list[Alike]
    asking: list[JoinRequest]
    elsewhere: list[Holding]
    holder: Person | None
    invited: str

    @property
    def owner(self) -> CaseParticipation | None:
        """Who brought it."""
        return next((one for one in self.collectivite if one.side == Side.OWNER), None)

    @property
    def told(self) -> str:
        """Who is written the decision."""
        return told_of(self.holder)


def told_of(holder: Person | None) -> str:
    """Say who is written the decision: the collectivité, or the adviser who filed the case for it."""
    return holder.full_name if holder else "la collectivité"


def holder_without_owner(placement: Placement) -> Person | None:
    """Return the adviser who answers for a case that has no référent; None when it has one: two queries at most."""
    return None if has_owner(placement) else holder_of(placement.case)


def card_of(placement: Placement, actor: Actor) -> Card:
    """Return the card of *placement*."""
    holdings = holdings_of(placement.case)
    holder = holder_without_owner(placement)
    return Card(
        placement=placement,
        collectivite=list(CaseParticipation.objects.filter(case=placement.case).order_by("-side", "pk")),
        panels=panels_of(placement, actor, aside=False),
        alike=alike_of(placement, actor),
        asking=join_requests(placement),
        elsewhere=[one for one in holdings if one.portal.pk != placement.portal_id and not one.is_withdrawn],
        holder=holder,
        invited=_invited_referent(placement) if holder else "",
    )


def _invited_referent(placement: Placement) -> str:
    invitations = CaseInvitation.objects.unanswered().filter(placement=placement, role=InvitedRole.OWNER)
    one = invitations.first()
    return one.invited_name if one else ""


@dataclass(frozen=True)
class Refusal:
    """A submission that was refused. Of a proposal, the refusal is kept and not the content.

    :param case: None for a proposal.
    """

    number: int
    row: PlacementStatus
    case: Case | None
    sender: str


def refusals() -> Any:
    """Return the refusals that hold on this portal, the latest first; `shown_refusals` reads a page of them."""
    refused = PlacementStatus.objects.filter(until=None, status=Status.REFUSED)
    here = Placement.objects.filter(status=Status.REFUSED, withdrawn_at=None, archived_at=None)
    return refused.filter(placement__in=here).select_related("placement").order_by("-since", "-pk")


def shown_refusals(rows: Any) -> list[Refusal]:
    """Return what a page of refusals shows: one query more."""
    found = list(rows)
    ours = [row.placement.case_id for row in found if not row.placement.is_proposal]
    cases = Case.objects.select_related("commune__departement").in_bulk(ours)
    return [
        Refusal(row.placement.case_id, row, cases.get(row.placement.case_id), row.placement.proposed_by)
        for row in found
    ]
