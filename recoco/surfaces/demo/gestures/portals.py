"""A dossier goes from one portal to another."""

from recoco.domain.cases.actions.leaving_portals import object_to_portal, withdraw_placement
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.surfaces.demo.scenes import Scene, told


@told("propose à")
def _propose(scene: Scene) -> None:
    propose_to_portal(scene.placement, to=scene.cast.portals[scene.about], message=scene.text, by=scene.by)


@told("s’oppose à")
def _object(scene: Scene) -> None:
    object_to_portal(scene.placement, to=scene.cast.portals[scene.about], objection=scene.text, by=scene.by)


@told("quitte le portail")
def _withdraw(scene: Scene) -> None:
    withdraw_placement(scene.placement, reason=scene.text, by=scene.by)
