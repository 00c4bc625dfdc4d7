"""What happens in the threads of a dossier."""

from recoco.kernel.activity.types import EventType, Reach, Urgency, Visibility

EVERYBODY = ("collectivité", "conseillers et observateurs du dossier")
ADVISERS_ON_IT = ("conseillers et observateurs du dossier",)
MENTIONED = ("la personne citée",)
THE_PERSON = ("la personne concernée",)

# In the common thread; `message` is the number of the row.
MESSAGE_POSTED = EventType(
    "message.posted",
    "{actor} a écrit dans la conversation",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.TWICE_A_DAY,
    webhook=True,
)
# One for each person, who is told by this one and not by the message itself.
MESSAGE_MENTIONED = EventType(
    "message.mentioned",
    "{actor} a cité {who} dans la conversation",
    reach=Reach.CASE,
    audience=MENTIONED,
    urgency=Urgency.NOW,
    answers=False,
)
MESSAGE_CALLED_BACK = EventType(
    "message.called_back", "{actor} a annulé l’envoi d’un message", reach=Reach.CASE, answers=False
)
MESSAGE_EDITED = EventType("message.edited", "{actor} a modifié un message", reach=Reach.CASE, answers=False)
MESSAGE_DELETED = EventType("message.deleted", "{actor} a supprimé un message", reach=Reach.CASE, answers=False)
MESSAGE_HIDDEN = EventType("message.hidden", "{actor} a masqué un message de {who}", reach=Reach.CASE, answers=False)
MESSAGE_SHOWN_AGAIN = EventType(
    "message.shown_again", "{actor} a rétabli un message de {who}", reach=Reach.CASE, answers=False
)

# In the advisers' space of one portal.
NOTE_POSTED = EventType(
    "note.posted",
    "{actor} a écrit dans l’espace conseillers",
    visibility=Visibility.ADVISERS,
    audience=ADVISERS_ON_IT,
    urgency=Urgency.TWICE_A_DAY,
    answers=False,
)
NOTE_MENTIONED = EventType(
    "note.mentioned",
    "{actor} a cité {who} dans l’espace conseillers",
    visibility=Visibility.ADVISERS,
    audience=MENTIONED,
    urgency=Urgency.NOW,
    answers=False,
)
NOTE_CALLED_BACK = EventType(
    "note.called_back", "{actor} a annulé l’envoi d’une note", visibility=Visibility.ADVISERS, answers=False
)
NOTE_EDITED = EventType("note.edited", "{actor} a modifié une note", visibility=Visibility.ADVISERS, answers=False)
NOTE_DELETED = EventType("note.deleted", "{actor} a supprimé une note", visibility=Visibility.ADVISERS, answers=False)
NOTE_HIDDEN = EventType(
    "note.hidden", "{actor} a masqué une note de {who}", visibility=Visibility.ADVISERS, answers=False
)
NOTE_SHOWN_AGAIN = EventType(
    "note.shown_again", "{actor} a rétabli une note de {who}", visibility=Visibility.ADVISERS, answers=False
)
BRIEF_EDITED = EventType(
    "brief.edited",
    "{actor} a modifié la note de synthèse",
    visibility=Visibility.ADVISERS,
    audience=ADVISERS_ON_IT,
    urgency=Urgency.DAILY,
    answers=False,
)
TODO_ASSIGNED = EventType(
    "todo.assigned",
    "{actor} a noté, à faire par {who}{when} : « {what} »",
    visibility=Visibility.ADVISERS,
    audience=THE_PERSON,
    urgency=Urgency.NOW,
    answers=False,
)
TODO_DUE = EventType(
    "todo.due",
    "À faire aujourd’hui par {who} : « {what} »",
    visibility=Visibility.ADVISERS,
    audience=THE_PERSON,
    urgency=Urgency.DAILY,
    answers=False,
)
TODO_DONE = EventType("todo.done", "{actor} a fait : « {what} »", visibility=Visibility.ADVISERS, answers=False)

OF_MESSAGES = (
    MESSAGE_POSTED,
    MESSAGE_MENTIONED,
    MESSAGE_CALLED_BACK,
    MESSAGE_EDITED,
    MESSAGE_DELETED,
    MESSAGE_HIDDEN,
    MESSAGE_SHOWN_AGAIN,
)
OF_NOTES = (
    NOTE_POSTED,
    NOTE_MENTIONED,
    NOTE_CALLED_BACK,
    NOTE_EDITED,
    NOTE_DELETED,
    NOTE_HIDDEN,
    NOTE_SHOWN_AGAIN,
)
OF_ADVISERS = (BRIEF_EDITED, TODO_ASSIGNED, TODO_DUE, TODO_DONE)
EVENT_TYPES = (*OF_MESSAGES, *OF_NOTES, *OF_ADVISERS)
