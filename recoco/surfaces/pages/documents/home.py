"""The public home: blocks in an order."""

from typing import Any

from recoco.kernel.versions.kept import kept
from recoco.kernel.versions.parts import Fields, Part, Text
from recoco.kernel.versions.rows import Blocks, Rows
from recoco.kernel.versions.texts import Address, Image

TITLE = Text("title", "Titre", most=120)


def _type(name: str, label: str, *parts: Part) -> tuple[str, Fields]:
    return name, Fields(name, label, parts=parts)


BLOCKS = Blocks(
    "blocks",
    "Blocs",
    "Dans l’ordre de la page.",
    one="un bloc",
    most=20,
    types=dict(
        (
            _type(
                "hero",
                "Accueil",
                Text("title", "Promesse", "Vide : la phrase d’accroche du portail.", most=160),
                Text("text", "Texte", most=600, several_lines=True),
                Image("image", "Image", "Décorative : aucune information n’y tient seule."),
            ),
            _type(
                "steps",
                "Comment ça marche",
                TITLE,
                Rows(
                    "steps",
                    "Étapes",
                    each=(Text("title", "Titre", required=True, most=60), Text("text", "Texte", most=300)),
                    one="une étape",
                    most=8,
                ),
            ),
            _type("figures", "Chiffres en direct", TITLE),
            _type(
                "testimonials",
                "Témoignages",
                TITLE,
                Rows(
                    "quotes",
                    "Témoignages",
                    each=(
                        Text("words", "Paroles", required=True, most=600, several_lines=True),
                        Text("name", "Qui parle", required=True, most=80),
                        Text("function", "Fonction et commune", most=120),
                    ),
                    one="un témoignage",
                    most=6,
                ),
            ),
            _type("partners", "Partenaires", TITLE),
            _type(
                "faq",
                "Questions fréquentes",
                TITLE,
                Rows(
                    "questions",
                    "Questions",
                    each=(
                        Text("question", "Question", required=True, most=200),
                        Text("answer", "Réponse", required=True, most=3000, rich=True),
                    ),
                    one="une question",
                    most=30,
                ),
            ),
            _type("text", "Texte libre", TITLE, Text("body", "Texte", required=True, most=10000, rich=True)),
            _type(
                "call",
                "Appel à l’action",
                TITLE,
                Text("text", "Texte", most=600, several_lines=True),
                Text("label", "Bouton", required=True, most=60),
                Address("url", "Adresse du bouton", required=True),
            ),
        )
    ),
)
LEAD = (
    "Décrivez votre projet en dix minutes. Les conseillers publics de votre territoire le lisent, "
    "vous contactent et vous disent par où commencer. C’est gratuit."
)
STEPS = (
    ("Vous décrivez", "Un nom, quelques phrases, votre commune : cela suffit pour commencer."),
    ("Nous lisons", "L’équipe du portail vérifie que nous pouvons vous aider, et vous répond."),
    (
        "On vous conseille",
        "Les services publics du territoire vous recommandent qui appeler, quoi demander, dans quel ordre.",
    ),
    ("Vous avancez", "Tout reste dans votre dossier, même quand les personnes changent."),
)


def usual_home() -> dict[str, Any]:
    """Return the home of a portal that has written none."""
    steps = [{"title": title, "text": text} for title, text in STEPS]
    return {
        "blocks": [
            {"type": "hero", "title": "", "text": LEAD, "image": ""},
            {"type": "steps", "title": "Comment ça marche", "steps": steps},
        ]
    }


HOME = kept(
    "home",
    "Page d’accueil",
    (BLOCKS,),
    usual=usual_home,
    hint="Les blocs de la page d’accueil publique.",
    shown_at=lambda key: "/",
)
