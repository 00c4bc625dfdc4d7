"""A small library to search in, and a way to ask for titles."""

from collections.abc import Callable

import pytest

from recoco.kernel.search.indexing import index
from recoco.kernel.search.matching import ask
from recoco.kernel.search.models import IndexEntry

PORTAL, OTHER_PORTAL = 1, 2

LIBRARY = {
    "friche": {
        "title": "Réhabiliter une friche industrielle",
        "tags": "foncier, dépollution",
        "summary": "De l’état des sols au projet\u00a0: les étapes pour reconvertir un ancien site d’usine.",
        "content": "L’établissement public foncier porte l’acquisition. Le fonds vert finance la démolition.",
    },
    "ecole": {
        "title": "Rénovation énergétique des écoles",
        "tags": "bâtiment, énergie",
        "summary": "Isoler, ventiler, changer de chauffage dans les bâtiments scolaires.",
        "content": "Le décret tertiaire impose 40\u00a0% d’économies en 2030. Aujourd’hui, l’audit est subventionné.",
    },
    "eau": {
        "title": "L’eau et l’assainissement à L’Haÿ-les-Roses",
        "tags": "réseaux",
        "summary": "Qu’est-ce qu’un transfert de compétence\u00a0? Les canaux, les réservoirs et les régies.",
        "content": "Maîtrise d’œuvre, marchés à procédure adaptée, cœur de réseau.",
    },
    "maison": {
        "title": "Ouvrir une maison de santé pluriprofessionnelle",
        "tags": "santé, services publics",
        "summary": "Attirer des médecins en zone rurale.",
        "content": "Une maison de retraite voisine partage le parking. Écrire à la mairie de Nœux-les-Mines.",
    },
    "velo": {
        "title": "Aménagements cyclables",
        "tags": "mobilités douces",
        "summary": "Tracer des pistes et des voies vertes.",
        "content": "Le plan local d’urbanisme réserve les emprises nécessaires. Dossier n°\u00a01234.",
    },
}


@pytest.fixture
def found(db: None) -> Callable[..., set[str]]:
    """Index the library in a portal; the fixture is what answers a text: names of its resources."""
    names = list(LIBRARY)
    for pk, texts in enumerate(LIBRARY.values()):
        index("resource", pk, PORTAL, **texts)

    def answers(text: str, portal_id: int | None = PORTAL, kind: str = "resource") -> set[str]:
        entries = IndexEntry.objects.filter(ask(text, kind, portal_id).matching(of="object_id"))
        return {names[entry.object_id] for entry in entries}

    return answers


@pytest.fixture
def ranked(db: None) -> Callable[[str], list[int]]:
    """Answer the numbers of the things found by a text, best first."""

    def answers(text: str) -> list[int]:
        question = ask(text, "thing", PORTAL)
        things = IndexEntry.objects.filter(question.matching(of="object_id"))
        return list(things.order_by(question.rank(of="object_id").desc(), "pk").values_list("object_id", flat=True))

    return answers
