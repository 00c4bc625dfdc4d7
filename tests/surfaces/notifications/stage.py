"""Where histories happen: the portals, the people and the dossiers of the world, as the paper names them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals import scope
from tests.surfaces.notifications.paper import Fact, Paper
from tests.surfaces.notifications.steps import THERE

Where = tuple[str, str]  # a portal, and somebody or a dossier of it


@dataclass
class Stage:
    """The world of a history.

    :param waiting: what the team may accept.
    """

    paper: Paper
    persons: dict[Where, Person]
    placements: dict[Where, Placement]
    waiting: list[Placement]

    @property
    def names(self) -> dict[int, str]:
        """Who each account is."""
        return {one.user_id: name for (_, name), one in self.persons.items()}

    @property
    def keys(self) -> dict[int, str]:
        """What each portal is called."""
        return {one.portal_id: key for (key, _), one in self.persons.items()}

    def owed(self, rank: int) -> tuple[Where, Fact] | tuple[None, None]:
        """Return one of those who are owed an e-mail, where, and of what: 0 for the latest fact."""
        owed = sorted(self.paper.debts, reverse=True)
        if not owed:
            return None, None
        number, name = owed[rank % len(owed)]
        return (self.paper.debts[number, name].portal, name), self.paper.facts[number]

    @contextmanager
    def on(self, key: str) -> Iterator[None]:
        """Be on a portal."""
        with scope.entering(self.persons[key, "marie"].portal):
            yield

    @contextmanager
    def acting(self, who: Where) -> Iterator[Actor]:
        """Be on somebody's portal, as them."""
        with self.on(who[0]):
            yield actor_of(Person.objects.select_related("user").get(pk=self.persons[who].pk))

    def here(self, key: str, case: str) -> Placement:
        """Return a dossier as it is; on the other portal there is one."""
        number = self.placements[key, "shared" if key == THERE else case].pk
        found: Placement = Placement.objects.with_case().get(pk=number)
        return found
