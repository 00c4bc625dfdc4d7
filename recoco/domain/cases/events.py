"""What happens to cases."""

from recoco.kernel.activity.types import EventType, Reach, Urgency

CASE_OPENED = EventType("case.opened", "{actor} a ouvert le dossier", reach=Reach.CASE)
CASE_PROPOSED = EventType(
    "case.proposed",
    "{actor} a proposé le dossier au portail {portal}",
    audience=("l’équipe du portail sollicité",),
    urgency=Urgency.NOW,
)
CASE_RECEIVED = EventType(
    "case.received",
    "Le portail {portal} propose ce dossier : « {message} »",
    audience=("équipe du portail",),
    urgency=Urgency.NOW,
)
ADVISER_JOINED = EventType(
    "adviser.joined",
    "{actor} suit maintenant le dossier comme {role}",
    audience=("collectivité", "conseillers et observateurs du dossier"),
    urgency=Urgency.DAILY,
)

EVENT_TYPES = (CASE_OPENED, CASE_PROPOSED, CASE_RECEIVED, ADVISER_JOINED)
