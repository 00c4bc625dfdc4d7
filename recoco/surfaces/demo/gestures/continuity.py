"""People leave: their role ends, and somebody takes up their dossiers."""

from datetime import timedelta

from django.utils.timezone import localdate

from recoco.domain.accounts.actions.roles import end_role
from recoco.domain.accounts.models import RoleName
from recoco.domain.continuity.actions.absences import declare_absence
from recoco.domain.continuity.actions.handing_over import hand_over_cases
from recoco.domain.continuity.previewing import lines_of
from recoco.kernel.kit import clock
from recoco.surfaces.demo.scenes import Scene, told


@told("confie les dossiers de")
def _hand_over(scene: Scene) -> None:
    """« confie les dossiers de karim à ines: son mot », all those that may pass."""
    giver, _, taker = scene.about.partition(" à ")
    here, there = (scene.cast.person(scene.named(name)) for name in (giver, taker))
    passing = [line.placement.pk for line in lines_of(here, there, scene.by) if not line.left_out]
    if passing:  # in a part of the demonstration, they may follow none
        hand_over_cases(here, there, passing, by=scene.by, message=scene.text)


@told("annonce son absence")
def _be_away(scene: Scene) -> None:
    """From the day when it is said: « {jours: 12, relais: helene} »."""
    begins = localdate(clock.now())
    ends = begins + timedelta(days=int(scene.word("jours")))
    stand_in = scene.cast.person(scene.named(scene.word("relais")))
    declare_absence(scene.person, begins, ends, stand_in, by=scene.by)


@told("met fin au rôle de conseil de")
def _end_role(scene: Scene) -> None:
    end_role(scene.cast.person(scene.named(scene.about)), RoleName.ADVISER, by=scene.by)
