"""People leave: their role ends, and somebody takes up their dossiers."""

from recoco.domain.accounts.actions.roles import end_role
from recoco.domain.accounts.models import RoleName
from recoco.domain.continuity.actions.handing_over import hand_over_cases
from recoco.domain.continuity.previewing import lines_of
from recoco.surfaces.demo.scenes import Scene, told


@told("confie les dossiers de")
def _hand_over(scene: Scene) -> None:
    """« confie les dossiers de karim à ines: son mot », all those that may pass."""
    giver, _, taker = scene.about.partition(" à ")
    here, there = (scene.cast.person(scene.named(name)) for name in (giver, taker))
    passing = [line.placement.pk for line in lines_of(here, there, scene.by) if not line.left_out]
    if passing:  # in a part of the demonstration, they may follow none
        hand_over_cases(here, there, passing, by=scene.by, message=scene.text)


@told("met fin au rôle de conseil de")
def _end_role(scene: Scene) -> None:
    end_role(scene.cast.person(scene.named(scene.about)), RoleName.ADVISER, by=scene.by)
