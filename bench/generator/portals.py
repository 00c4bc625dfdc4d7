"""The portals: every other one of the State, each with its host."""

from bench.generator.words import PORTALS
from bench.generator.world import World
from recoco.kernel.portals.models import Portal, PortalHost, Theme

# What tells a portal of ours from a real one.
KEY = "bench-"
ACCENTS = ("#1f5f8b", "#7a3b69", "#2e6b34", "")


def make(world: World) -> None:
    """Open the portals, the largest first."""
    from django.conf import settings

    for rank in range(world.size.portals):
        about = PORTALS[rank % len(PORTALS)]
        key = f"{KEY}{rank + 1:02}"
        is_state = rank % 2 == 0
        portal = Portal.objects.create(
            key=key,
            state="online",
            name=f"{about} {rank + 1}",
            baseline=f"{about} : des conseillers publics aux côtés des petites communes",
            theme=Theme.STATE if is_state else Theme.NEUTRAL,
            accent="" if is_state else ACCENTS[rank // 2 % len(ACCENTS)],
            sender_email=f"ne-pas-repondre@{key}.exemple.fr",
            contact_email=f"equipe@{key}.exemple.fr",
            legal_entity="Agence inventée",
        )
        PortalHost.objects.create(portal=portal, name=f"{key}.{settings.ROOT_HOST}", is_main=True)
        world.portals.append(portal)
