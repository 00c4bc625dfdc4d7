"""What advisers say to one another of a draft."""

from django.db import models

from recoco.domain.advice.models.recommendation import Recommendation
from recoco.kernel.kit import clock
from recoco.kernel.portals.scoped import PortalModel


class Remark(PortalModel):
    """One remark, in the words of that day; it stays with the recommendation, and the collectivité never reads it."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("remarque")
    token = models.CharField(max_length=40)  # of the form that sent it: sent twice, kept once
    author_id = models.BigIntegerField()  # the user's number
    author_name = models.CharField(max_length=200)
    author_organization = models.CharField(max_length=160, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "author_id", "token"], name="advice_remark_sent_once"),
        ]

    @property
    def author(self) -> str:
        """Who says it, as they were then."""
        return f"{self.author_name} ({self.author_organization})" if self.author_organization else self.author_name
