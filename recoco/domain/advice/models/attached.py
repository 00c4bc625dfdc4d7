"""The files that go with a recommendation: read by whoever reads it, wherever they read it."""

from django.db import models

from recoco.domain.advice.models.publication import Advising
from recoco.domain.advice.models.recommendation import Recommendation
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
