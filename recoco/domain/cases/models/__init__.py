"""The models of cases."""

from recoco.domain.cases.models.case import Case
from recoco.domain.cases.models.participation import CaseParticipation, PlacementParticipation
from recoco.domain.cases.models.placement import Placement, PlacementStatus
from recoco.domain.cases.sides import PlacementRole, Side
from recoco.domain.cases.statuses import Status

__all__ = [
    "Case",
    "CaseParticipation",
    "Placement",
    "PlacementParticipation",
    "PlacementRole",
    "PlacementStatus",
    "Side",
    "Status",
]
