"""The files that go with a recommendation, or with what is said of it: read by whoever reads it, wherever they do."""

from django.db import models

from recoco.domain.advice.models.publication import Advising
from recoco.domain.advice.models.recommendation import Recommendation
from recoco.domain.advice.models.uptake import FollowUp, OfCase
from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit import clock


class RecommendationFile(Advising):
    """A file of a recommendation, given on its portal. Taken away, it keeps its row."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)
    removed_at = models.DateTimeField(null=True)
    removed_by_name = models.CharField(max_length=200, blank=True)

    class Meta(Advising.Meta):
        indexes = [models.Index(fields=["case"], name="advice_files_of_case")]


class FollowUpFile(OfCase):
    """A file given with a follow-up: a quotation, a decision of the council, a photograph of what was done."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        indexes = [models.Index(fields=["case"], name="advice_said_files_of_case")]
