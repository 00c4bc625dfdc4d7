"""The answers given to the questions of one portal about one project, and what they were before."""

from typing import ClassVar

from django.db import models

from recoco.domain.surveys.models.questions import Question
from recoco.kernel.files.models import Reach, StoredFile
from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.rules import InPortal, InPortalOrWithCase, Rule
from recoco.kernel.portals.scoped import PortalModel, Scope, ScopedModel


class SurveySession(ScopedModel):
    """What a portal was told about a project: written there, read on every portal of the case once there is one."""

    scope: ClassVar[Scope] = "shared"
    seen: ClassVar[Rule] = InPortalOrWithCase()
    written: ClassVar[Rule] = InPortal()

    portal = models.ForeignKey(Portal, on_delete=models.PROTECT, related_name="+", editable=False)
    case_id = models.BigIntegerField(null=True)
    reach = models.CharField(max_length=10, choices=Reach.choices, default=Reach.PORTAL)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta(ScopedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["portal", "case_id"], name="surveys_one_session_per_case"),
            models.CheckConstraint(
                condition=models.Q(reach=Reach.PORTAL) | models.Q(case_id__isnull=False),
                name="surveys_reaching_a_case_have_one",
            ),
        ]


class Saying(PortalModel):
    """What somebody said in answer to a question; its value is of the shape that the question's kind tells.

    Whoever said it is kept by number and by the name of that day.
    """

    value = models.JSONField(null=True)
    comment = models.TextField("commentaire", blank=True)
    by_user_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta(PortalModel.Meta):
        abstract = True


class Answer(Saying):
    """The present answer to a question."""

    session = models.ForeignKey(SurveySession, on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")

    class Meta(Saying.Meta):
        constraints = [
            models.UniqueConstraint(fields=["session", "question"], name="surveys_one_answer_per_question"),
        ]


class AnswerVersion(Saying):
    """What an answer was before somebody changed it."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="versions")


class AnswerFile(PortalModel):
    """A file given with an answer."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
