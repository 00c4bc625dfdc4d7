"""Share links made for the tests, by the product's own gestures."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from recoco.domain.sharing.actions.linking import make_link
from recoco.domain.sharing.links import whole_address
from recoco.domain.sharing.models import SharedPart, ShareLink
from tests.domain.advice import making
from tests.worlds import World


def shared(world: World, *parts: SharedPart, **options: Any) -> str:
    """Have Marie share parts of her first case; return the path of the link."""
    with world.on(world.urbanvitaliz):
        options = {"label": "Conseil municipal", "lasts": timedelta(days=30)} | options
        link, secret = make_link(
            making.afresh(world.alone), parts=parts or list(SharedPart), by=world.actor(world.marie), **options
        )
        return urlsplit(whole_address(link, secret)).path


def link_of(world: World) -> ShareLink:
    """Return the only link."""
    with world.on(world.urbanvitaliz):
        found: ShareLink = ShareLink.objects.select_related("portal").get()
        found.placement = making.afresh(world.alone)
        return found
