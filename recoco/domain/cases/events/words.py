"""What is said of a dossier on one portal: its topics, its tags, what really happened."""

from recoco.kernel.activity.types import EventType, Urgency

ADVISERS_ON_IT = ("conseillers et observateurs du dossier",)

TOPICS_CHANGED = EventType(
    "case.topics_changed", "{actor} a changé les thématiques du dossier : {change}", answers=False
)
TAGS_CHANGED = EventType("case.tags_changed", "{actor} a changé les étiquettes du dossier : {change}", answers=False)
OUTCOME_DECLARED = EventType(
    "outcome.declared",
    "{actor} a noté un résultat : « {kind} »",
    audience=ADVISERS_ON_IT,
    urgency=Urgency.DAILY,
    webhook=True,
)
OUTCOME_CONFIRMED = EventType(
    "outcome.confirmed",
    "{actor} a confirmé un résultat : « {kind} »",
    audience=ADVISERS_ON_IT,
    urgency=Urgency.DAILY,
    webhook=True,
)
DIAGNOSTIC_MARKED = EventType("diagnostic.marked", "{actor} a noté l’appel de diagnostic du {day}, par {who}")
DIAGNOSTIC_CORRECTED = EventType(
    "diagnostic.corrected", "{actor} a corrigé l’appel de diagnostic : le {day}, par {who}", answers=False
)
DIAGNOSTIC_UNMARKED = EventType(
    "diagnostic.unmarked", "{actor} a effacé l’appel de diagnostic : il n’a pas eu lieu", answers=False
)

EVENT_TYPES = (
    TOPICS_CHANGED,
    TAGS_CHANGED,
    OUTCOME_DECLARED,
    OUTCOME_CONFIRMED,
    DIAGNOSTIC_MARKED,
    DIAGNOSTIC_CORRECTED,
    DIAGNOSTIC_UNMARKED,
)
