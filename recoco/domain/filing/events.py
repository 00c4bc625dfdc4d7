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
LINK_ADDED = EventType(
    "link.added",
    "{actor} a ajouté le lien « {title} »",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.TWICE_A_DAY,
    webhook=True,
)
# Of files and links alike.
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
PRIVATE_LINK_ADDED = EventType(
    "private_link.added",
    "{actor} a ajouté le lien « {title} », pour les conseillers",
    visibility=Visibility.ADVISERS,
    audience=ADVISERS_ON_IT,
    urgency=Urgency.TWICE_A_DAY,
    answers=False,
)
PRIVATE_FILE_DELETED = EventType(
    "private_file.deleted",
    "{actor} a supprimé « {name} », document des conseillers",
    visibility=Visibility.ADVISERS,
    answers=False,
)
PRIVATE_FILE_HIDDEN = EventType(
    "private_file.hidden",
    "{actor} a masqué « {name} », document des conseillers, de {who}",
    visibility=Visibility.ADVISERS,
    answers=False,
)
PRIVATE_FILE_SHOWN_AGAIN = EventType(
    "private_file.shown_again",
    "{actor} a rétabli « {name} », document des conseillers, de {who}",
    visibility=Visibility.ADVISERS,
    answers=False,
)
PRIVATE_FILE_CARD_CHANGED = EventType(
    "private_file_card.changed",
    "{actor} a {did} « {name} », document des conseillers",
    visibility=Visibility.ADVISERS,
    answers=False,
)

EVENT_TYPES = (
    FILE_ADDED,
    LINK_ADDED,
    FILE_DELETED,
    FILE_HIDDEN,
    FILE_SHOWN_AGAIN,
    FILE_CARD_CHANGED,
    PRIVATE_FILE_ADDED,
    PRIVATE_LINK_ADDED,
    PRIVATE_FILE_DELETED,
    PRIVATE_FILE_HIDDEN,
    PRIVATE_FILE_SHOWN_AGAIN,
    PRIVATE_FILE_CARD_CHANGED,
)
