"""What happens to accounts, persons and their roles."""

from recoco.kernel.activity.types import EventType, Reach, Urgency, Visibility

PERSON_JOINED = EventType(
    "person.joined", "{actor} est maintenant une personne de ce portail", visibility=Visibility.STAFF
)
PORTAL_ROLE_GRANTED = EventType(
    "portal_role.granted", "{actor} a donné à {person} le rôle « {role} »", visibility=Visibility.STAFF
)
PORTAL_ROLE_ENDED = EventType(
    "portal_role.ended", "{actor} a retiré à {person} le rôle « {role} »", visibility=Visibility.STAFF
)
INVITATION_SENT = EventType(
    "portal_invitation.sent", "{actor} a invité {email} comme « {role} »", visibility=Visibility.STAFF
)
INVITATION_REVOKED = EventType(
    "portal_invitation.revoked", "{actor} a annulé l’invitation de {email}", visibility=Visibility.STAFF
)
INVITATION_ASKED_AGAIN = EventType(
    "portal_invitation.asked_again", "{email} demande un nouveau lien d’invitation", visibility=Visibility.STAFF
)
INVITATION_ACCEPTED = EventType(
    "portal_invitation.accepted",
    "{actor} a accepté l’invitation comme « {role} »",
    visibility=Visibility.STAFF,
    audience=("la personne qui a invité",),
    urgency=Urgency.DAILY,
)
INVITATION_REFUSED = EventType(
    "portal_invitation.refused",
    "{email} a décliné l’invitation comme « {role} »",
    visibility=Visibility.STAFF,
    audience=("la personne qui a invité",),
    urgency=Urgency.DAILY,
)
ADVISER_REQUEST_SUBMITTED = EventType(
    "adviser_request.submitted",
    "{actor} demande à devenir conseiller·ère",
    visibility=Visibility.STAFF,
    audience=("équipe du portail",),
    urgency=Urgency.DAILY,
)
ADVISER_REQUEST_DECIDED = EventType(
    "adviser_request.decided",
    "{actor} a {decision} la demande de {person} de devenir conseiller·ère",
    visibility=Visibility.STAFF,
    audience=("la personne qui demande",),
    urgency=Urgency.NOW,
)
SECOND_FACTOR_RESET = EventType(
    "second_factor.reset",
    "{actor} a réinitialisé la double authentification de {person}",
    visibility=Visibility.STAFF,
    audience=("la personne",),
    urgency=Urgency.NOW,
)
SECOND_FACTOR_ADDED = EventType(
    "second_factor.added",
    "{actor} a ajouté une double authentification : {factor}",
    reach=Reach.PLATFORM,
    visibility=Visibility.STAFF,
)
SECOND_FACTOR_REMOVED = EventType(
    "second_factor.removed",
    "{actor} a retiré une double authentification : {factor}",
    reach=Reach.PLATFORM,
    visibility=Visibility.STAFF,
)
RECOVERY_CODES_RENEWED = EventType(
    "recovery_codes.renewed",
    "{actor} a renouvelé ses codes de secours",
    reach=Reach.PLATFORM,
    visibility=Visibility.STAFF,
)
PASSWORD_CHANGED = EventType(
    "password.changed", "{actor} a changé son mot de passe", reach=Reach.PLATFORM, visibility=Visibility.STAFF
)
OPERATOR_CREATED = EventType(
    "operator.created", "{email} exploite maintenant la plateforme", reach=Reach.PLATFORM, visibility=Visibility.STAFF
)
OPERATOR_FACTOR_RESET = EventType(
    "operator.second_factor_reset",
    "La double authentification de {email} a été réinitialisée sur le serveur",
    reach=Reach.PLATFORM,
    visibility=Visibility.STAFF,
)

MAILBOX_SHARED = EventType(
    "mailbox.shared",
    "{actor} partage l’adresse « {organization} » : chacun y signe de son nom",
    visibility=Visibility.STAFF,
)
MAILBOX_SIGNED = EventType(
    "mailbox.signed",
    "{actor} lit désormais l’adresse partagée « {organization} »",
    visibility=Visibility.STAFF,
)
MAILBOX_PASSED = EventType(
    "mailbox.passed",
    "{who} prend la suite {before} à l’adresse partagée « {organization} »",
    visibility=Visibility.STAFF,
)
# On a portal where the address is not shared, and that has dossiers in common with one where it is.
MAILBOX_FOLLOWED = EventType(
    "mailbox.followed", "{who} prend la suite {before} à la même adresse", visibility=Visibility.STAFF
)
MAILBOX_LEFT = EventType(
    "mailbox.left", "{who} ne lit plus l’adresse partagée « {organization} »", visibility=Visibility.STAFF
)
MAILBOX_UNSHARED = EventType(
    "mailbox.unshared", "{actor} est seul·e à lire l’adresse « {organization} »", visibility=Visibility.STAFF
)

EVENT_TYPES = (
    PERSON_JOINED,
    PORTAL_ROLE_GRANTED,
    PORTAL_ROLE_ENDED,
    INVITATION_SENT,
    INVITATION_REVOKED,
    INVITATION_ASKED_AGAIN,
    INVITATION_ACCEPTED,
    INVITATION_REFUSED,
    ADVISER_REQUEST_SUBMITTED,
    ADVISER_REQUEST_DECIDED,
    SECOND_FACTOR_RESET,
    SECOND_FACTOR_ADDED,
    SECOND_FACTOR_REMOVED,
    RECOVERY_CODES_RENEWED,
    PASSWORD_CHANGED,
    OPERATOR_CREATED,
    OPERATOR_FACTOR_RESET,
    MAILBOX_SHARED,
    MAILBOX_SIGNED,
    MAILBOX_PASSED,
    MAILBOX_FOLLOWED,
    MAILBOX_LEFT,
    MAILBOX_UNSHARED,
)
