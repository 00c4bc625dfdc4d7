"""What happens to recommendations."""

from recoco.kernel.activity.types import EventType, Reach, Urgency, Visibility

EVERYBODY = ("collectivité", "conseillers et observateurs du dossier")

# Of drafts, read by the advisers of their portal; they are told of what is said of them only.
RECOMMENDATION_DRAFTED = EventType(
    "recommendation.drafted",
    "{actor} prépare la recommandation « {title} »",
    visibility=Visibility.ADVISERS,
    answers=False,
)
RECOMMENDATION_REDRAFTED = EventType(
    "recommendation.redrafted",
    "{actor} a modifié le brouillon « {title} »",
    visibility=Visibility.ADVISERS,
    answers=False,
)
RECOMMENDATION_DISCUSSED = EventType(
    "recommendation.discussed",
    "{actor} a commenté le brouillon « {title} »",
    visibility=Visibility.ADVISERS,
    audience=("conseillers et observateurs du dossier",),
    urgency=Urgency.TWICE_A_DAY,
    answers=False,
)
RECOMMENDATION_GIVEN_UP = EventType(
    "recommendation.given_up",
    "{actor} a supprimé le brouillon « {title} »",
    visibility=Visibility.ADVISERS,
    answers=False,
)
# Of what the collectivité reads, wherever it reads it. `recommendations` holds their numbers.
RECOMMENDATION_PUBLISHED = EventType(
    "recommendation.published",
    "{actor} a publié {what}",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.NOW,
    webhook=True,
)
RECOMMENDATION_CALLED_BACK = EventType(
    "recommendation.called_back", "{actor} a repris en brouillon {what}", reach=Reach.CASE, webhook=True, answers=False
)
RECOMMENDATION_EDITED = EventType(
    "recommendation.edited",
    "{actor} a modifié la recommandation « {title} »",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    webhook=True,
)
# The same without « prévenir »: a word mended.
RECOMMENDATION_CORRECTED = EventType(
    "recommendation.corrected",
    "{actor} a corrigé la recommandation « {title} »",
    reach=Reach.CASE,
    webhook=True,
    answers=False,
)
RECOMMENDATION_WITHDRAWN = EventType(
    "recommendation.withdrawn",
    "{actor} a retiré la recommandation « {title} » : {reason}",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    webhook=True,
)
# `follow_up` is the number of the row that holds the comment, if any.
RECOMMENDATION_STATUS_CHANGED = EventType(
    "recommendation.status_changed",
    "{actor} a noté « {title} » comme « {label} »{how}",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    webhook=True,
)
RECOMMENDATION_COMMENTED = EventType(
    "recommendation.commented",
    "{actor} a commenté la recommandation « {title} »",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    webhook=True,
)

EVENT_TYPES = (
    RECOMMENDATION_DRAFTED,
    RECOMMENDATION_REDRAFTED,
    RECOMMENDATION_DISCUSSED,
    RECOMMENDATION_GIVEN_UP,
    RECOMMENDATION_PUBLISHED,
    RECOMMENDATION_CALLED_BACK,
    RECOMMENDATION_EDITED,
    RECOMMENDATION_CORRECTED,
    RECOMMENDATION_WITHDRAWN,
    RECOMMENDATION_STATUS_CHANGED,
    RECOMMENDATION_COMMENTED,
)
