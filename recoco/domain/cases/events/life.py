"""What happens in the life of a dossier: its status, its pauses, its words, its results, its portals."""

from recoco.kernel.activity.types import EventType, Reach, Urgency, Visibility

EVERYBODY_ON_IT = ("collectivité", "conseillers et observateurs du dossier")
ADVISERS_ON_IT = ("conseillers et observateurs du dossier",)

CASE_OPENED = EventType("case.opened", "{actor} a ouvert le dossier", reach=Reach.CASE)
CASE_PROPOSED = EventType(
    "case.proposed",
    "{actor} a proposé le dossier au portail {portal}",
    audience=("référent·e", "l’équipe du portail sollicité"),
    urgency=Urgency.NOW,
)
PLACEMENT_MOVED = EventType(
    "placement.moved",
    "{actor} a passé le dossier de « {before} » à « {after} »{why}",
    audience=ADVISERS_ON_IT,
    answers=False,
)
PLACEMENT_CLOSED = EventType(
    "placement.closed",
    "{actor} a clos le dossier : « {reason} »",
    audience=EVERYBODY_ON_IT,
    urgency=Urgency.NOW,
    webhook=True,
    answers=False,
)
PLACEMENT_REOPENED = EventType(
    "placement.reopened",
    "{actor} a rouvert le dossier{why}",
    audience=EVERYBODY_ON_IT,
    urgency=Urgency.NOW,
    webhook=True,
    answers=False,
)
PLACEMENT_ARCHIVED = EventType(
    "placement.archived",
    "{actor} a archivé le dossier : « {reason} »",
    audience=("référent·e",),
    urgency=Urgency.NOW,
    answers=False,
)
PLACEMENT_RESTORED = EventType("placement.restored", "{actor} a restauré le dossier", answers=False)

CASE_PAUSED = EventType(
    "case.paused",
    "{actor} a mis le dossier en pause{until}{why}",
    reach=Reach.CASE,
    audience=EVERYBODY_ON_IT,
    urgency=Urgency.DAILY,
    answers=False,
)
CASE_RESUMED = EventType(
    "case.resumed",
    "{actor} a sorti le dossier de pause{how}",
    reach=Reach.CASE,
    audience=EVERYBODY_ON_IT,
    urgency=Urgency.DAILY,
    answers=False,
)
CASE_PAUSE_ANNOUNCED = EventType(
    "case.pause_announced",
    "{actor} a annoncé la mise en pause du dossier le {day}, sans signe de la collectivité d’ici là",
    reach=Reach.CASE,
    audience=("collectivité",),
    urgency=Urgency.NOW,
    answers=False,
)
CASE_KEPT = EventType("case.kept", "{actor} garde le dossier actif", reach=Reach.CASE)

PLACEMENT_MUTED = EventType(
    "placement.muted", "{actor} a coupé les notifications du dossier", visibility=Visibility.STAFF, answers=False
)
PLACEMENT_UNMUTED = EventType(
    "placement.unmuted", "{actor} a rétabli les notifications du dossier", visibility=Visibility.STAFF, answers=False
)
PLACEMENT_EXCLUDED = EventType(
    "placement.excluded", "{actor} a retiré le dossier des statistiques", visibility=Visibility.STAFF, answers=False
)
PLACEMENT_INCLUDED = EventType(
    "placement.included", "{actor} a remis le dossier dans les statistiques", visibility=Visibility.STAFF, answers=False
)

EVENT_TYPES = (
    CASE_OPENED,
    PLACEMENT_MOVED,
    PLACEMENT_CLOSED,
    PLACEMENT_REOPENED,
    PLACEMENT_ARCHIVED,
    PLACEMENT_RESTORED,
    CASE_PAUSED,
    CASE_RESUMED,
    CASE_PAUSE_ANNOUNCED,
    CASE_KEPT,
    PLACEMENT_MUTED,
    PLACEMENT_UNMUTED,
    PLACEMENT_EXCLUDED,
    PLACEMENT_INCLUDED,
)
