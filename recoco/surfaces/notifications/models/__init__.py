"""The models of notifications."""

from recoco.surfaces.notifications.models.glance import Glance
from recoco.surfaces.notifications.models.notice import Notice
from recoco.surfaces.notifications.models.preferences import Attention, CaseAttention, PaceChoice
from recoco.surfaces.notifications.models.recipient import Recipient

__all__ = ["Attention", "CaseAttention", "Glance", "Notice", "PaceChoice", "Recipient"]
