"""What happens to the files of a dossier."""

from recoco.kernel.activity.types import EventType, Reach, Urgency, Visibility

EVERYBODY = ("collectivité", "conseillers et observateurs du dossier")
ADVISERS_ON_IT = ("conseillers et observateurs du dossier",)

# Shared by all; `files` holds the numbers of the stored files.
FILE_ADDED = EventType(
    "file.added",
    "{actor} a ajouté {what}",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.TWICE_A_DAY,
    webhook=True,
)
FILE_DELETED = EventType("file.deleted", "{actor} a supprimé « {name} »", reach=Reach.CASE, answers=False)
FILE_HIDDEN = EventType("file.hidden", "{actor} a masqué « {name} », de {who}", reach=Reach.CASE, answers=False)
FILE_SHOWN_AGAIN = EventType(
    "file.shown_again", "{actor} a rétabli « {name} », de {who}", reach=Reach.CASE, answers=False
)
FILE_CARD_CHANGED = EventType("file_card.changed", "{actor} a {did} « {name} »", reach=Reach.CASE, answers=False)

# In the advisers' space of one portal.
PRIVATE_FILE_ADDED = EventType(
    "private_file.added",
    "{actor} a ajouté {what}, pour les conseillers",
    visibility=Visibility.ADVISERS,
    audience=ADVISERS_ON_IT,
    urgency=Urgency.TWICE_A_DAY,
    answers=False,
)
PRIVATE_FILE_DELETED = EventType(
    "private_file.deleted",
    "{actor} a supprimé « {name} », fichier des conseillers",
    visibility=Visibility.ADVISERS,
    answers=False,
)
PRIVATE_FILE_HIDDEN = EventType(
    "private_file.hidden",
    "{actor} a masqué « {name} », fichier des conseillers, de {who}",
    visibility=Visibility.ADVISERS,
    answers=False,
)
PRIVATE_FILE_SHOWN_AGAIN = EventType(
    "private_file.shown_again",
    "{actor} a rétabli « {name} », fichier des conseillers, de {who}",
    visibility=Visibility.ADVISERS,
    answers=False,
)
PRIVATE_FILE_CARD_CHANGED = EventType(
    "private_file_card.changed",
    "{actor} a {did} « {name} », fichier des conseillers",
    visibility=Visibility.ADVISERS,
    answers=False,
)

EVENT_TYPES = (
    FILE_ADDED,
    FILE_DELETED,
    FILE_HIDDEN,
    FILE_SHOWN_AGAIN,
    FILE_CARD_CHANGED,
    PRIVATE_FILE_ADDED,
    PRIVATE_FILE_DELETED,
    PRIVATE_FILE_HIDDEN,
    PRIVATE_FILE_SHOWN_AGAIN,
    PRIVATE_FILE_CARD_CHANGED,
)
