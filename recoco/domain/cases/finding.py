"""Makes cases findable by text: one entry of the index for each placement."""

from recoco.domain.cases.models import Placement
from recoco.kernel.search.indexing import index

KIND = "placement"


def make_findable(placement: Placement) -> None:
    """Index what the placement's case says now."""
    case = placement.case
    commune = case.commune
    place = f"{commune.name} {commune.postal_codes} {commune.insee}" if commune else ""
    index(
        KIND,
        placement.pk,
        placement.portal_id,
        title=f"{case.name} {place} {case.pk}",
        summary=case.summary,
        content=case.address,
    )
