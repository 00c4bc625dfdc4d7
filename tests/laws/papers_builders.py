"""For each address of the documents of a case: who rightfully opens it."""

from collections.abc import Callable

from tests.laws.visits import Visit
from tests.worlds import World


def of_document(world: World) -> Visit:
    """A document of a case that Awa advises."""
    return Visit(world.awa, {"slug": world.case(world.alone).slug})


PAPERS: dict[str, Callable[[World], Visit]] = {
    f"papers:{name}": of_document for name in ("index", "note", "note_pdf", "whole", "whole_pdf", "archive")
}
