"""The foot of every page: what the law asks for, and whom to write to."""

from django.http import HttpRequest

from recoco.kernel.ui.navigation import Entry
from recoco.surfaces.pages.documents.accessibility import WORDS


def _conformity(request: HttpRequest) -> str:
    return f"Accessibilité : {WORDS[request.portal.conformity]}"  # type: ignore[attr-defined]


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
