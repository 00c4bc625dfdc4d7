"""Who answers for the portal: what its legal pages say."""

from typing import Any

from recoco.kernel.access.actor import Actor
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.versions.kept import write
from recoco.kernel.versions.kinds import Content, DocumentKind
from recoco.kernel.versions.models import Document
from recoco.kernel.versions.of_portal import change_portal
from recoco.kernel.versions.parts import Text, completed
from recoco.kernel.versions.texts import Email

NAME = "legal"
PARTS = (
    Text("entity", "Entité responsable", "Par exemple : préfecture, agence, association.", most=160),
    Text("address", "Adresse postale", most=300, several_lines=True),
    Text("publisher", "Direction de la publication", "Prénom, nom et fonction.", most=160),
    Text("host", "Hébergeur", "Nom, adresse et téléphone.", most=400, several_lines=True),
    Email(
        "privacy_email", "Adresse pour les données personnelles", "Celle du délégué ou de la déléguée à la protection."
    ),
    Email("security_email", "Adresse pour signaler une faille", "Vide : l’adresse de contact."),
    Text("privacy", "Données personnelles : vos précisions", most=10_000, rich=True),
    Text("terms", "Conditions d’utilisation : vos précisions", most=10_000, rich=True),
)


def legal_content() -> dict[str, Any]:
    """Return what the current portal says of who answers for it; two queries."""
    row = Document.objects.filter(kind=NAME, key="").first()
    entity = Portal.objects.values_list("legal_entity", flat=True).get(pk=scope.current_portal().pk)
    return completed(PARTS, {**(row.content if row else {}), "entity": entity})


def _apply(key: str, content: Content, by: Actor) -> None:
    change_portal(legal_entity=content["entity"])
    write(NAME, key, {name: value for name, value in content.items() if name != "entity"})


LEGAL = DocumentKind(
    NAME,
    "Entité responsable et pages légales",
    PARTS,
    read=lambda key: legal_content(),
    apply=_apply,
    shown_at=lambda key: "/mentions-legales/",
    hint="Ce que disent les mentions légales, les données personnelles et les conditions d’utilisation.",
)
