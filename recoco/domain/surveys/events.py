"""What happens to questionnaires."""

from recoco.kernel.activity.types import EventType, Visibility

SURVEY_DEFINED = EventType(
    "survey.defined", "{actor} a défini le questionnaire « {name} »", visibility=Visibility.STAFF
)

EVENT_TYPES = (SURVEY_DEFINED,)
