"""The dossiers that may double a submission, with what packages above propose to do with both: slot `ALIKE_LINKS`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from recoco.domain.cases.models import Placement
from recoco.domain.submission.similar import similar_to
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit.slots import entries
from recoco.kernel.ui.navigation import Link


@dataclass(frozen=True)
class AlikeLink:
    """A page about a submission and a dossier like it, declared in the slot `ALIKE_LINKS`.

    :param address: of the page, for the submission and the other.
    :param when: whether what that page is for would be accepted from somebody; no query when their roles are known.
    """

    label: str
    address: Callable[[Placement, Placement], str]
    when: Callable[[Placement, Placement, Actor], bool]


@dataclass(frozen=True)
class Alike:
    """A dossier like another, and what one reader may do with both."""

    placement: Placement
    links: list[Link]


def alike_of(placement: Placement, by: Actor) -> list[Alike]:
    """Return the dossiers that may double *placement*, the most alike first: one query."""
    declared: Iterable[AlikeLink] = entries("ALIKE_LINKS")
    return [
        Alike(
            other,
            [Link(link.label, link.address(placement, other)) for link in declared if link.when(placement, other, by)],
        )
        for other in similar_to(placement, by)
    ]
