"""The models of questionnaires."""

from recoco.domain.surveys.models.answers import Answer, AnswerFile, AnswerVersion, SurveySession
from recoco.domain.surveys.models.questions import Choice, Question, Survey

__all__ = ["Answer", "AnswerFile", "AnswerVersion", "Choice", "Question", "Survey", "SurveySession"]
