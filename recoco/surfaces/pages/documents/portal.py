"""What the row of the portal holds: its identity, its look, its contacts."""

from recoco.kernel.portals.models import Theme
from recoco.kernel.versions.choices import Choice
from recoco.kernel.versions.of_portal import of_portal
from recoco.kernel.versions.parts import Text
from recoco.kernel.versions.rows import Rows
from recoco.kernel.versions.texts import Address, Colour, Email, Image

IDENTITY = of_portal(
    "identity",
    "Identité",
    (
        Text("name", "Nom du portail", required=True, most=80),
        Text("baseline", "Phrase d’accroche", "Une promesse en une phrase, sous le nom du portail.", most=160),
        Text("description", "Présentation", "Pour les moteurs de recherche.", most=600, several_lines=True),
        Text("main_topic", "Sujet principal", "Par exemple : friches, ponts, écoquartiers.", most=80),
        Image("logo", "Logo", "PNG, JPEG ou WebP, sur fond clair."),
        Image("favicon", "Icône de l’onglet", "Une image carrée."),
        Text(
            "header_mention",
            "Mention de l’en-tête",
            "Sous la Marianne, dans le thème de l’État : « Préfet de Corse », une ligne par mot.",
            most=80,
            several_lines=True,
        ),
        Rows(
            "partners",
            "Partenaires",
            "En bas de chaque page.",
            each=(
                Text("name", "Nom", required=True, most=80),
                Address("url", "Adresse du site"),
                Image("logo", "Logo"),
            ),
            one="un partenaire",
            most=20,
        ),
        Rows(
            "links",
            "Liens du menu",
            "Après les pages du portail.",
            each=(Text("label", "Libellé", required=True, most=40), Address("url", "Adresse", required=True)),
            one="un lien",
            most=5,
        ),
    ),
    "Le nom, les logos, les partenaires et les liens du menu.",
)
THEME = of_portal(
    "theme",
    "Thème",
    (
        Choice(
            "theme",
            "Apparence",
            "Le thème de l’État, avec la Marianne, est réservé aux services de l’État.",
            choices=((Theme.NEUTRAL, "Neutre"), (Theme.STATE, "État (DSFR, Marianne)")),
        ),
        Colour(
            "accent",
            "Couleur d’accent",
            "Dans le thème neutre, celle des liens et des boutons : par exemple #0f5c6e. Vide : la couleur d’origine.",
            most=7,
        ),
    ),
    "L’apparence des pages et des e-mails.",
)
CONTACTS = of_portal(
    "contacts",
    "Contacts et expéditeur",
    (
        Email("contact_email", "Adresse de contact", "Elle reçoit les réponses aux e-mails.", required=True),
        Email("sender_email", "Adresse d’expédition", "De là partent les e-mails du portail.", required=True),
        Text("help_phone", "Téléphone d’aide", "En bas de chaque page.", most=30),
    ),
    "Où l’on vous écrit, d’où partent les e-mails.",
)
