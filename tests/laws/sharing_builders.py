"""For each address of share links: how to make one, and who rightfully opens it."""

from collections.abc import Callable
from datetime import timedelta

from recoco.domain.sharing.actions.linking import make_link
from recoco.domain.sharing.models import SharedPart, ShareLink
from tests.domain.advice.making import afresh
from tests.laws.visits import Visit
from tests.worlds import World

SITE = "https://www.exemple.fr"
FIELDS = {"label": "Conseil municipal", "parts": ["presentation"], "lasts": "30", "place": "page", "site": ""}


def linked(world: World, *, site: str = "") -> tuple[ShareLink, str]:
    """Have Awa share all that may be of Marie's first case."""
    with world.on(world.urbanvitaliz):
        return make_link(
            afresh(world.alone),
            label="Conseil municipal",
            parts=list(SharedPart),
            lasts=timedelta(days=30),
            site=site,
            by=world.actor(world.awa),
        )


def of_case(world: World) -> Visit:
    """The links of a case that Awa advises."""
    return Visit(world.awa, {"slug": world.case(world.alone).slug}, dict(FIELDS))


def of_closing(world: World) -> Visit:
    """A link that Awa is about to close."""
    link, _ = linked(world)
    return Visit(world.awa, {"slug": world.case(world.alone).slug, "number": link.pk})


def of_link(world: World) -> Visit:
    """A link that somebody has received."""
    return Visit(None, {"secret": linked(world)[1]})


def of_frame(world: World) -> Visit:
    """A link that a site shows in a frame."""
    return Visit(None, {"secret": linked(world, site=SITE)[1]})


SHARING: dict[str, Callable[[World], Visit]] = {
    "sharing:index": of_case,
    "sharing:create": of_case,
    "sharing:revoke": of_closing,
    "sharing:show": of_link,
    "sharing:frame": of_frame,
}
