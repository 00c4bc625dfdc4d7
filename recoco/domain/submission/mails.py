"""The e-mails of a submission."""

from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.wordings import Variable, Wording, link

CASE = Variable("dossier", "Le nom du dossier", "Friche Lebel", "name")
LINK = link("L’adresse du dossier", "/dossiers/128-friche-lebel/")
BY = Variable("décideur", "Qui a lu la demande, et sa fonction", "Adèle Roux (DDT du Nord)", "by")
DEPOSITED_FOR_OTHERS = (
    "Le texte d’origine part encore quand la demande est déposée pour une collectivité que personne ne représente."
)

RECEIPT = MailKind(
    "submission.receipt",
    "submission/mail/receipt",
    why="Vous recevez cet e-mail parce que vous avez déposé cette demande.",
    wording=Wording(
        "Accusé de réception d’une demande",
        (CASE, Variable("numéro", "Le numéro du dossier", "128", "number"), LINK),
        unless=("for_somebody",),
        exception=DEPOSITED_FOR_OTHERS,
    ),
)
ACCEPTED = MailKind(
    "submission.accepted",
    "submission/mail/accepted",
    wording=Wording(
        "Demande acceptée",
        (BY, CASE, LINK),
        unless=("for_somebody", "elsewhere"),
        exception=f"{DEPOSITED_FOR_OTHERS[:-1]}, ou acceptée sur un autre portail que le sien.",
    ),
)
REFUSED = MailKind(
    "submission.refused",
    "submission/mail/refused",
    wording=Wording(
        "Demande non retenue",
        (
            BY,
            CASE,
            Variable(
                "motif", "Les raisons écrites par l’équipe", "Ce site n’est pas une friche.", "reason", required=True
            ),
            link("L’adresse où corriger la demande", "/deposer/correction/128/", "correction"),
        ),
        unless=("for_somebody",),
        exception=DEPOSITED_FOR_OTHERS,
    ),
)
REDIRECTED = MailKind(
    "submission.redirected",
    "submission/mail/redirected",
    wording=Wording(
        "Demande transmise à un autre portail",
        (BY, CASE, Variable("destination", "L’autre portail", "SOS Ponts", "on", required=True), LINK),
        unless=("for_somebody",),
        exception=DEPOSITED_FOR_OTHERS,
    ),
)
DRAFT_LINK = MailKind(
    "submission.draft_link",
    "submission/mail/draft_link",
    why="Vous recevez cet e-mail parce que votre adresse a été saisie pour déposer une demande.",
    wording=Wording(
        "Demande à reprendre",
        (
            Variable("demande", "Le nom de la demande", "Friche Lebel", "name", otherwise="sans titre"),
            link("L’adresse qui la retrouve", "/deposer/reprise/exemple/", "link"),
        ),
        unless=("asked_by",),
        exception="Le texte d’origine part encore quand l’équipe renvoie elle-même le lien.",
    ),
)
JOIN_REQUESTED = MailKind(
    "submission.join_requested",
    "submission/mail/join_requested",
    why="Vous recevez cet e-mail parce que vous faites partie de l’équipe du portail.",
    wording=Wording(
        "Demande de rejoindre un dossier",
        (
            Variable("demandeur", "Qui demande", "Malika Saïdi (mairie de Roubaix)", "by"),
            Variable("adresse", "Son adresse e-mail", "mairie@exemple.fr", "email"),
            Variable("projet", "Le nom de sa propre demande", "Halle Lebel", "project", otherwise="sans titre"),
            CASE,
            Variable("message", "Ce qu’elle écrit", "Nous parlons du même site.", "message", required=True),
            link("L’adresse où répondre", "/moderation/rejoindre/"),
        ),
    ),
)
JOIN_DISMISSED = MailKind(
    "submission.join_dismissed",
    "submission/mail/join_dismissed",
    why="Vous recevez cet e-mail parce que vous avez demandé à rejoindre un dossier.",
    wording=Wording(
        "Demande de rejoindre un dossier, sans suite",
        (
            BY,
            Variable("projet", "Le nom de la demande", "Halle Lebel", "project", otherwise="sans titre"),
            Variable("message", "Ce que l’équipe répond", "Déposez votre propre demande.", "message"),
            link("L’adresse où déposer une demande", "/deposer/"),
        ),
    ),
)

MAIL_KINDS = (RECEIPT, ACCEPTED, REFUSED, REDIRECTED, DRAFT_LINK, JOIN_REQUESTED, JOIN_DISMISSED)
