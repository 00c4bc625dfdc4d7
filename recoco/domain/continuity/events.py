"""What is written when dossiers pass from somebody to somebody else; each dossier has its own line besides."""

from recoco.kernel.activity.types import EventType, Urgency, Visibility

CASES_HANDED_OVER = EventType(
    "cases.handed_over",
    "{actor} a confié à {who} {cases}{whose}",
    visibility=Visibility.STAFF,
    audience=("la personne qui prend la suite",),
    urgency=Urgency.NOW,
)
CASE_WITHOUT_LISTENER = EventType(
    "case.without_listener",
    "Il n’y a plus personne à joindre d’un côté du dossier : {why}",
    visibility=Visibility.ADVISERS,
    audience=("conseillers et observateurs du dossier", "équipe du portail"),
    urgency=Urgency.DAILY,
    answers=False,
)

EVENT_TYPES = (CASES_HANDED_OVER, CASE_WITHOUT_LISTENER)
