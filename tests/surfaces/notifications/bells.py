"""What the tests of the bell have in common: something told, and what a page says of it."""

import re
from collections.abc import Callable
from typing import Any

from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import Placement, PlacementRole
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.models import Notice
from tests.client import Browser
from tests.surfaces.notifications.post import at, done_by, work
from tests.surfaces.notifications.test_advice import publish
from tests.worlds import World

Open = Callable[..., Browser]
CASE = "/dossiers/{slug}/"
ADVICE = "/dossiers/{slug}/recommandations/"


def tell(world: World) -> None:
    """Awa publishes, Tess joins: Marie is told of both, and of nothing else."""
    read_all(world)
    publish(world, "Écrire à l’EPF")
    with done_by(world, world.tess, at(10, 1)) as tess:
        join(world.alone, PlacementRole.OBSERVER, by=tess)
    work(at(10, 2))


def of(world: World, address: str, placement: Placement | None = None) -> str:
    return address.format(slug=world.case(placement or world.alone).slug)


def bell_in(page: Any) -> int:
    link = page.select_one('.fr-header a[href="/notifications/"]')
    found = re.search(r"\d+", link.get_text().replace("Notifications", ""))
    return int(found[0]) if found else 0


def tab_in(page: Any, label: str) -> int:
    (tab,) = [one for one in page.select(".cases-tabs a") if one.get_text().startswith(label)]
    count = tab.select_one(".ui-count")
    return int(count.text) if count else 0


def read_all(world: World) -> None:
    with scope.everywhere("a test begins with nothing to read"):
        Notice.objects.all().unread().update(read_at=at(9))


def post_reading(browser: Browser, url: str) -> Any:
    """Send what the page at *url* says of itself, as its script does."""
    page = browser.page(url)
    form = page.select_one("recoco-reading form")
    said = {field["name"]: field.get("value", "") for field in form.select("input")}
    return browser.post(form["action"], said, headers={"x-requested-with": "recoco-reading"})
