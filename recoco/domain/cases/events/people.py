"""What happens to the people on a case: invitations, arrivals, departures, changes of place."""

from recoco.kernel.activity.types import EventType, Reach, Urgency

EVERYBODY = ("collectivité", "conseillers et observateurs du dossier")
INVITER = ("la personne qui a invité",)

# None of these gives the turn to the other side: people come and go, the advice waits for the same words.
INVITATION_SENT = EventType("invitation.sent", "{actor} a invité {who} comme {role}", answers=False)
INVITATION_REVOKED = EventType("invitation.revoked", "{actor} a annulé l’invitation de {who}", answers=False)
INVITATION_ASKED_AGAIN = EventType(
    "invitation.asked_again", "{who} demande un nouveau lien d’invitation", answers=False
)
INVITATION_ACCEPTED = EventType(
    "invitation.accepted",
    "{actor} a accepté l’invitation de {inviter}",
    audience=INVITER,
    urgency=Urgency.DAILY,
    answers=False,
)
INVITATION_REFUSED = EventType(
    "invitation.refused",
    "{who} a décliné l’invitation de {inviter}",
    audience=INVITER,
    urgency=Urgency.DAILY,
    answers=False,
)
MEMBER_JOINED = EventType(
    "member.joined",
    "{actor} a rejoint le dossier comme {role}",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    answers=False,
)
OWNER_CHANGED = EventType(
    "owner.changed",
    "{who} est maintenant référent·e du dossier{how}",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    answers=False,
)
MEMBER_LEFT = EventType(
    "member.left",
    "{actor} a quitté le dossier",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    answers=False,
)
MEMBER_REMOVED = EventType(
    "member.removed",
    "{actor} a retiré {who} du dossier",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    answers=False,
)
ADVISER_JOINED = EventType(
    "adviser.joined",
    "{actor} suit maintenant le dossier comme {role}",
    audience=("collectivité", "conseillers et observateurs du dossier"),
    urgency=Urgency.DAILY,
)
ADVISER_LEFT = EventType(
    "adviser.left",
    "{actor} ne suit plus le dossier comme {role}",
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    answers=False,
)
ADVISER_REMOVED = EventType(
    "adviser.removed",
    "{actor} a retiré {who} du dossier, qui le suivait comme {role}",
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    answers=False,
)
ADVISER_HANDED_OVER = EventType(
    "adviser.handed_over",
    "{actor} a confié à {who} le suivi du dossier comme {role}{how}",
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    answers=False,
)
ADVISER_SWITCHED = EventType(
    "adviser.switched",
    "{actor} suit désormais le dossier comme {role}",
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    answers=False,
)
SIDE_CHANGED = EventType(
    "participation.side_changed",
    "{actor} a fait passer {who} du côté {side}, comme {role}",
    reach=Reach.CASE,
    audience=EVERYBODY,
    urgency=Urgency.DAILY,
    answers=False,
)

EVENT_TYPES = (
    ADVISER_JOINED,
    INVITATION_SENT,
    INVITATION_REVOKED,
    INVITATION_ASKED_AGAIN,
    INVITATION_ACCEPTED,
    INVITATION_REFUSED,
    MEMBER_JOINED,
    MEMBER_LEFT,
    MEMBER_REMOVED,
    OWNER_CHANGED,
    ADVISER_LEFT,
    ADVISER_REMOVED,
    ADVISER_HANDED_OVER,
    ADVISER_SWITCHED,
    SIDE_CHANGED,
)
