"""The models of submissions."""

from recoco.domain.submission.models.draft import Attachment, Behalf, Draft
from recoco.domain.submission.models.join_request import JoinAnswer, JoinRequest

__all__ = ["Attachment", "Behalf", "Draft", "JoinAnswer", "JoinRequest"]
