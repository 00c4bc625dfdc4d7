"""A part of a dossier is shown to people without account; nobody keeps the secret of the link."""

from datetime import timedelta

from recoco.domain.sharing.actions.linking import make_link
from recoco.domain.sharing.models import SharedPart
from recoco.surfaces.demo.scenes import Scene, told

PARTS = {"état des lieux": SharedPart.ASSESSMENT, "présentation": SharedPart.PRESENTATION}
PARTS |= {"recommandations": SharedPart.ADVICE}


@told("partage par un lien")
def _share(scene: Scene) -> None:
    """Make a link `for` whom is told, that `shows` parts for three months."""
    parts = [PARTS[one] for one in scene.words["shows"]]
    make_link(scene.placement, label=scene.words["for"], parts=parts, lasts=timedelta(days=90), by=scene.by)
