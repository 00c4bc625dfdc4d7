"""What happens between the portals of a case."""

from recoco.kernel.activity.types import EventType, Reach, Urgency, Visibility

CASE_PROPOSED = EventType(
    "case.proposed",
    "{actor} a proposé le dossier au portail {portal}",
    audience=("référent·e", "l’équipe du portail sollicité"),
    urgency=Urgency.NOW,
)
CASE_RECEIVED = EventType(
    "case.received",
    "Le portail {portal} propose ce dossier : « {message} »",
    audience=("équipe du portail",),
    urgency=Urgency.NOW,
)
PROPOSAL_ANSWERED = EventType(
    "proposal.answered",
    "{actor} a {answer} sur {portal} le dossier que ce portail proposait{why}",
    visibility=Visibility.STAFF,
    audience=("équipe du portail qui a proposé",),
    urgency=Urgency.NOW,
    answers=False,
)
PROPOSAL_CANCELLED = EventType(
    "proposal.cancelled",
    "{actor} s’est opposé·e à la proposition au portail {portal}, qui est annulée{why}",
    audience=("équipe du portail qui a proposé",),
    urgency=Urgency.NOW,
)
PLACEMENT_OBJECTED = EventType(
    "placement.objected",
    "{actor} demande que ce portail se retire du dossier{why}",
    visibility=Visibility.STAFF,
    audience=("équipe du portail",),
    urgency=Urgency.NOW,
)
PLACEMENT_WITHDRAWN = EventType(
    "placement.withdrawn",
    "{actor} a retiré le dossier du portail {portal}{why}",
    reach=Reach.CASE,
    answers=False,
)

EVENT_TYPES = (
    CASE_PROPOSED,
    CASE_RECEIVED,
    PROPOSAL_ANSWERED,
    PROPOSAL_CANCELLED,
    PLACEMENT_OBJECTED,
    PLACEMENT_WITHDRAWN,
)
