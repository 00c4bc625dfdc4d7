"""The models of cases."""

from recoco.domain.cases.models.access_entry import AccessEntry, Opened
from recoco.domain.cases.models.case import Case
from recoco.domain.cases.models.invitation import CaseInvitation, InvitedRole
from recoco.domain.cases.models.lists import (
    Outcome,
    OutcomeKind,
    OutcomeSource,
    PlacementTag,
    PlacementTopic,
    RefusalReason,
    Tag,
    Topic,
)
from recoco.domain.cases.models.of_case import OfCase
from recoco.domain.cases.models.participation import CaseParticipation, PlacementParticipation
from recoco.domain.cases.models.placement import Placement, PlacementStatus
from recoco.domain.cases.sides import PlacementRole, Side
from recoco.domain.cases.statuses import Status

__all__ = [
    "AccessEntry",
    "Case",
    "CaseInvitation",
    "CaseParticipation",
    "InvitedRole",
    "OfCase",
    "Opened",
    "Outcome",
    "OutcomeKind",
    "OutcomeSource",
    "Placement",
    "PlacementParticipation",
    "PlacementRole",
    "PlacementStatus",
    "PlacementTag",
    "PlacementTopic",
    "RefusalReason",
    "Side",
    "Status",
    "Tag",
    "Topic",
]
