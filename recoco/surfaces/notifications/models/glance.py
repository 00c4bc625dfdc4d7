"""Which page of a case somebody has just had before their eyes."""

from django.db import models

from recoco.domain.accounts.models import Person
from recoco.kernel.portals.scoped import PortalModel


class Glance(PortalModel):
    """The last time that a page of a case was shown to somebody: what they saw happen is not announced to them."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    user_id = models.BigIntegerField()  # of that person: a fact shown on one portal is not told by another
    case_id = models.BigIntegerField()
    page = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["person", "case_id", "page"], name="notifications_one_glance_per_page"),
        ]
        indexes = [models.Index(fields=["case_id", "page"], name="notifications_glance_of_case")]
