"""Where the statistics stand around every page."""

from django.http import HttpRequest

from recoco.kernel.ui.navigation import Entry
from recoco.surfaces.impact.publicity import may_read


def _readable(request: HttpRequest) -> bool:
    return may_read(request.actor)  # type: ignore[attr-defined]


FOOTER_LINKS: tuple[Entry, ...] = (Entry("Statistiques", "impact:show", when=_readable),)
