"""What happens to submissions."""

from recoco.kernel.activity.types import EventType, Reach, Urgency, Visibility

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
    answers=False,
)
CASE_REFUSED = EventType(
    "case.refused",
    "{actor} a refusé le dossier : « {reason} »",
    audience=("référent·e",),
    urgency=Urgency.NOW,
    webhook=True,
)

CASE_REDIRECTED = EventType(
    "case.redirected",
    "{actor} a réorienté la demande vers {portal}",
    audience=("référent·e",),
    urgency=Urgency.NOW,
    webhook=True,
    answers=False,
)
CASE_RECONSIDERED = EventType("case.reconsidered", "{actor} est revenu·e sur le refus : « {reason} »", answers=False)
CASE_RESUBMITTED = EventType(
    "case.resubmitted",
    "{actor} a corrigé la demande et l’a déposée de nouveau",
    reach=Reach.CASE,
    audience=("référent·e (accusé de réception)", "équipe du portail"),
    urgency=Urgency.NOW,
    webhook=True,
)
JOIN_REQUESTED = EventType(
    "case.join_requested",
    "{actor} demande à rejoindre le dossier : « {message} »",
    visibility=Visibility.STAFF,
    audience=("équipe du portail",),
    urgency=Urgency.NOW,
    answers=False,
)
JOIN_INVITED = EventType(
    "case.join_invited",
    "{actor} a invité {who}, qui demandait à rejoindre le dossier",
    visibility=Visibility.STAFF,
    answers=False,
)
JOIN_DISMISSED = EventType(
    "case.join_dismissed",
    "{actor} n’a pas donné suite à la demande de {who}, qui voulait rejoindre le dossier",
    visibility=Visibility.STAFF,
    audience=("la personne qui demande",),
    urgency=Urgency.NOW,
    answers=False,
)
DRAFT_LINK_SENT = EventType(
    "submission.link_sent",
    "{actor} a envoyé le lien de reprise d’une demande inachevée",
    visibility=Visibility.STAFF,
    answers=False,
)

EVENT_TYPES = (
    CASE_SUBMITTED,
    CASE_ACCEPTED,
    CASE_REFUSED,
    CASE_REDIRECTED,
    CASE_RECONSIDERED,
    CASE_RESUBMITTED,
    JOIN_REQUESTED,
    JOIN_INVITED,
    JOIN_DISMISSED,
    DRAFT_LINK_SENT,
)
