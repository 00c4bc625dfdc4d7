"""What somebody wants to be written: the pace of each family, and how closely they follow each case."""

from django.db import models

from recoco.domain.accounts.models import Person
from recoco.kernel.portals.scoped import PortalModel


class PaceChoice(PortalModel):
    """The pace that somebody has chosen for one family; none: the usual one."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    family = models.CharField(max_length=20)  # a `Family`
    pace = models.CharField(max_length=12)  # a `Pace`

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["person", "family"], name="notifications_one_pace_per_family"),
        ]


class Attention(models.TextChoices):
    """How closely somebody follows a case, beyond what their place in it says."""

    FOLLOW = "follow", "Suivre : être prévenu·e comme celles et ceux qui suivent le dossier"
    MUTE = "mute", "Sans e-mail, sauf quand votre nom est cité : tout reste dans « Notifications »"


class CaseAttention(PortalModel):
    """The choice of somebody for one case; none: what their place in it says."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    case_id = models.BigIntegerField()
    attention = models.CharField(max_length=10, choices=Attention.choices)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["person", "case_id"], name="notifications_one_attention_per_case"),
        ]
        indexes = [models.Index(fields=["case_id"], name="notifications_attention_case")]
