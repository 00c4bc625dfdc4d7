"""Two dossiers that were one."""

from recoco.domain.cases.models import Placement
from recoco.domain.doubles.actions.merging import merge
from recoco.domain.doubles.carrying import Choice, load_of
from recoco.surfaces.demo.scenes import Scene, told


@told("réunit à")
def _merge(scene: Scene) -> None:
    """« réunit à Ancienne filature »: the double gives all that it may to the dossier of that name."""
    kept = Placement.objects.with_case().exclude(pk=scene.placement.pk).get(case__name=scene.about)
    seen = load_of(scene.placement, kept, scene.by).seen
    merge(scene.placement, kept, Choice(), seen=seen, reason=scene.text, by=scene.by)
