"""All the portals of the installation, as those who run it see them."""

from collections.abc import Iterator
from dataclasses import dataclass

from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalHost, address_of
from recoco.surfaces.launching.checklist import Item, checklist_here


@dataclass(frozen=True)
class Listed:
    """One portal of the list.

    :param items: its checklist, while it is in preparation.
    """

    portal: Portal
    host: str
    items: list[Item]

    @property
    def url(self) -> str:
        """Return the address of its home."""
        return f"{address_of(self.host)}/"

    @property
    def done(self) -> int:
        """Return how many lines of its checklist are done."""
        return sum(item.is_done for item in self.items)


def listed_portals() -> Iterator[Listed]:
    """Yield every portal, by name: one query, and those of a checklist for each that is in preparation."""
    for host in PortalHost.objects.filter(is_main=True).select_related("portal").order_by("portal__name"):
        with scope.entering(host.portal):
            items = checklist_here() if host.portal.is_in_preparation else []
        yield Listed(host.portal, host.name, items)
