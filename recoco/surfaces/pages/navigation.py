"""The foot of every page: what the law asks for, and whom to write to."""

from django.http import HttpRequest

from recoco.kernel.ui.navigation import Entry
from recoco.surfaces.pages.documents.accessibility import WORDS


def _conformity(request: HttpRequest) -> str:
    portal = request.portal  # type: ignore[attr-defined]
    return f"Accessibilité : {WORDS[portal.conformity] if portal else 'non conforme'}"


FOOTER_LINKS = (
    Entry(_conformity, "pages:accessibility"),
    Entry("Mentions légales", "pages:legal_notice"),
    Entry("Données personnelles", "pages:privacy"),
    Entry("Gestion des cookies", "pages:cookies"),
    Entry("Conditions d’utilisation", "pages:terms"),
    Entry("Sécurité", "pages:security"),
    Entry("Plan du site", "pages:site_map"),
    Entry("Contact", "pages:contact"),
)
