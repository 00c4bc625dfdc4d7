"""What is said, filed or shared about a case takes its rights from that case."""

from functools import cached_property
from typing import Any

from recoco.domain.cases.models.placement import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.kernel.portals.scoped import ScopedModel


class OfCase(ScopedModel):
    """A row about a case, which keeps its number in `case_id`."""

    case_id: Any

    class Meta(ScopedModel.Meta):
        abstract = True

    @cached_property
    def placement(self) -> Placement:
        """The case on the current portal; whoever already has it gives it, to save a query."""
        found: Placement = Placement.objects.with_case().get(case_id=self.case_id)
        return found

    def roles_of(self, actor: Actor) -> frozenset[Role]:
        """Return what *actor* is to the case, on the current portal."""
        return self.placement.roles_of(actor)

    def is_about(self, actor: Actor) -> bool:
        """Tell whether it is about *actor*: it is about a case."""
        return False
