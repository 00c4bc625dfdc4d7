"""The lists of a portal's advice as documents: why a recommendation is not followed."""

from recoco.domain.advice.models import NotApplicableReason
from recoco.kernel.versions.word_lists import word_list

DOCUMENT_KINDS = (
    word_list(
        "not_applicable_reasons",
        "Motifs « non applicable »",
        NotApplicableReason,
        one="un motif",
        hint="Ce que la collectivité choisit quand elle ne suit pas une recommandation.",
    ),
)
