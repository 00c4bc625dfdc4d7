"""What happens to submissions."""

from recoco.kernel.activity.types import EventType, Reach, Urgency

CASE_SUBMITTED = EventType(
    "case.submitted",
    "{actor} a déposé la demande",
    reach=Reach.CASE,
    audience=("référent·e (accusé de réception)", "équipe du portail"),
    urgency=Urgency.NOW,
    webhook=True,
)
CASE_ACCEPTED = EventType(
    "case.accepted",
    "{actor} a accepté le dossier sur {portal}",
    reach=Reach.CASE,
    audience=("collectivité", "conseillers du territoire"),
    urgency=Urgency.NOW,
    webhook=True,
)
CASE_REFUSED = EventType(
    "case.refused",
    "{actor} a refusé le dossier : « {reason} »",
    audience=("référent·e",),
    urgency=Urgency.NOW,
    webhook=True,
)

EVENT_TYPES = (CASE_SUBMITTED, CASE_ACCEPTED, CASE_REFUSED)
