"""The unfinished form of somebody who brings a project: nothing typed is lost."""

from typing import ClassVar

from django.db import models

from recoco.domain.cases.models import Placement
from recoco.domain.cases.models.case import NAME_LENGTH
from recoco.domain.submission.querysets import DraftQuerySet
from recoco.domain.surveys.models import SurveySession
from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit import clock
from recoco.kernel.portals.querysets import PortalManager
from recoco.kernel.portals.scoped import PortalModel
from recoco.kernel.territories.models import Commune


class Behalf(models.TextChoices):
    """For whom an adviser or the team files a project."""

    REFERENT = "referent", "Pour une collectivité, dont je connais la ou le référent·e"
    UNKNOWN = "unknown", "Pour une collectivité, sans référent·e pour l’instant"


class Draft(PortalModel):
    """A submission being written, found again by the browser that began it for thirty days.

    Becomes an incomplete placement once its author's address is confirmed, and rests once sent.
    """

    name = models.CharField("nom du dossier", max_length=NAME_LENGTH, blank=True)
    summary = models.TextField("résumé de votre demande", blank=True)
    commune_text = models.CharField("commune", max_length=120, blank=True)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, null=True, related_name="+")
    address = models.CharField("adresse", max_length=250, blank=True)
    email = models.EmailField("adresse e-mail", blank=True)
    author_id = models.BigIntegerField(null=True, editable=False)  # the user's number, once the address is confirmed
    # What is typed in the other forms, by name of field, until it is right: shown again as it was.
    typed = models.JSONField(default=dict, blank=True)
    survey_session = models.ForeignKey(SurveySession, on_delete=models.PROTECT, null=True, related_name="+")
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    updated_at = models.DateTimeField(default=clock.now, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    link_sent_at = models.DateTimeField(null=True, editable=False)  # by the portal's team, once

    # Filed for somebody else: whom, as the author knows them.
    behalf = models.CharField(max_length=8, choices=Behalf.choices, blank=True)
    referent_first_name = models.CharField("prénom", max_length=80, blank=True)
    referent_last_name = models.CharField("nom", max_length=80, blank=True)
    referent_function = models.CharField("fonction", max_length=160, blank=True)
    referent_organization = models.CharField("organisation", max_length=160, blank=True)
    referent_email = models.EmailField("adresse e-mail", blank=True)
    referent_message = models.TextField("message", blank=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(DraftQuerySet)()

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["placement"], name="submission_one_draft_per_placement"),
        ]
        indexes = [models.Index(fields=["author_id"], name="submission_drafts_of_author")]

    @property
    def is_described(self) -> bool:
        """Whether the first step holds all that sending needs."""
        return bool(self.name and self.summary and self.commune_id)

    @property
    def lacks_referent(self) -> bool:
        """Whether its author has still to say who will hold the case."""
        return self.behalf == Behalf.REFERENT and not self.referent_email


class Attachment(PortalModel):
    """A file given with a submission; it goes with the case as soon as there is one."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="attachments")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
