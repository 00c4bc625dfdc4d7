"""What makes a case present on a portal, for the scope rules of everything that goes with it."""

from recoco.domain.cases.models import Placement
from recoco.kernel.portals.rules import CasePresence

CASE_PRESENCE = CasePresence(
    seen=lambda: Placement.objects.all().present(), written=lambda: Placement.objects.all().holding()
)
