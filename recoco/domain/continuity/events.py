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
    "Il n’y a plus personne à joindre d’un côté du dossier – {why}",
    visibility=Visibility.ADVISERS,
    audience=("conseillers et observateurs du dossier", "équipe du portail"),
    urgency=Urgency.DAILY,
    answers=False,
)
ABSENCE_DECLARED = EventType(
    "absence.declared",
    "{actor} a déclaré {what}, {when}{then}",
    visibility=Visibility.STAFF,
    audience=("la personne qui prend le relais", "équipe du portail"),
    urgency=Urgency.NOW,
)
ABSENCE_ENDED = EventType("absence.ended", "{who} est de retour", visibility=Visibility.STAFF)
STAND_IN_ENDED = EventType("adviser.stand_in_ended", "{who} ne remplace plus {giver} sur le dossier", answers=False)

EVENT_TYPES = (CASES_HANDED_OVER, CASE_WITHOUT_LISTENER, ABSENCE_DECLARED, ABSENCE_ENDED, STAND_IN_ENDED)
