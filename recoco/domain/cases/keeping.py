"""Who answers for a case: its référent, or, while nobody is, the adviser who filed it for a collectivité."""

from recoco.domain.accounts.models import Person
from recoco.domain.cases.invitations.offering import has_owner
from recoco.domain.cases.models import Case, Placement, PlacementParticipation, PlacementRole
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role


def answers_for(placement: Placement, actor: Actor) -> bool:
    """Tell whether *actor* answers for the case of *placement*: one query at most, for its advisers only."""
    roles = placement.roles_of(actor)
    return Role.OWNER in roles or (Role.CASE_ADVISER in roles and not has_owner(placement))


def holder_of(case: Case) -> Person | None:
    """Return the adviser who has followed *case* for the longest on the current portal."""
    advisers = PlacementParticipation.objects.filter(placement__case=case, role=PlacementRole.ADVISER)
    able = advisers.filter(person__suspended_at=None, person__user__is_active=True)
    first = able.select_related("person__user").order_by("since", "pk").first()
    return first.person if first else None
