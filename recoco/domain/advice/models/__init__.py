"""The models of advice."""

from recoco.domain.advice.models.attached import FollowUpFile, RecommendationFile
from recoco.domain.advice.models.lists import NotApplicableReason
from recoco.domain.advice.models.publication import Publication
from recoco.domain.advice.models.recommendation import Recommendation, RecommendationVersion
from recoco.domain.advice.models.remark import Remark
from recoco.domain.advice.models.uptake import FollowUp, RecommendationReading, RecommendationStatus, Uptake

__all__ = [
    "FollowUp",
    "FollowUpFile",
    "NotApplicableReason",
    "Publication",
    "Recommendation",
    "RecommendationFile",
    "RecommendationReading",
    "RecommendationStatus",
    "RecommendationVersion",
    "Remark",
    "Uptake",
]
