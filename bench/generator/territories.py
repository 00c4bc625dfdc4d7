"""The communes: those that come with the product, or the few that a test has made."""

from bench.generator.world import World
from recoco.kernel.territories.loading import load_shipped
from recoco.kernel.territories.models import Commune


def make(world: World) -> None:
    """Load them when there are none."""
    if not Commune.objects.exists():
        load_shipped()
    world.communes = list(Commune.objects.current().select_related("departement").order_by("insee"))
