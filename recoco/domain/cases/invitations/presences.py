"""Whether an address already has a place on a case."""

from recoco.domain.accounts.models import User
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, Side


def place_of(email: str, placement: Placement, *, but_member: bool = False) -> str:
    """Return the place that an address already has on the case here, in French; empty without any.

    :param but_member: leave plain membership aside, as for somebody who is to become the référent.
    """
    user = User.objects.filter(email=email).values_list("pk", flat=True).first()
    if user is None:
        return ""
    side = CaseParticipation.objects.filter(case_id=placement.case_id, user_id=user).first()
    if side is not None and not (but_member and side.side == Side.MEMBER):
        return side.get_side_display().lower()
    following = PlacementParticipation.objects.filter(placement=placement, person__user_id=user).first()
    return following.get_role_display().lower() if following else ""
