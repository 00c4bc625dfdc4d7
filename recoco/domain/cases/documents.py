"""The lists of a portal's cases as documents: topics, reasons of refusal, what may happen."""

from recoco.domain.cases.finding import make_findable
from recoco.domain.cases.models import OutcomeKind, Placement, PlacementTopic, RefusalReason, Topic
from recoco.kernel.versions.word_lists import word_list


def find_by_new_names(topics: list[Topic]) -> None:
    """Index again the dossiers whose topics change their name."""
    worn = PlacementTopic.objects.filter(topic__in=topics)
    placements = Placement.objects.filter(pk__in=worn.values("placement_id"))
    for placement in placements.select_related("case__commune", "portal"):
        make_findable(placement)


DOCUMENT_KINDS = (
    word_list(
        "topics",
        "Thématiques",
        Topic,
        one="une thématique",
        hint="Les sujets des dossiers et des recommandations, dans leur ordre.",
        renamed=find_by_new_names,
    ),
    word_list(
        "refusal_reasons",
        "Motifs de refus d’une demande",
        RefusalReason,
        one="un motif",
        hint="Ce que l’équipe choisit quand elle ne retient pas une demande.",
    ),
    word_list(
        "outcomes",
        "Résultats des projets",
        OutcomeKind,
        one="un résultat",
        hint="Ce qui peut vraiment arriver grâce au conseil, et que la mairie ou un conseiller déclare.",
    ),
)
