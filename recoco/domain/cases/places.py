"""Where a case is, as maps and words show it."""

from recoco.domain.cases.models import Case
from recoco.kernel.territories.coordinates import Point
from recoco.kernel.territories.mapping import Location


def point_of(case: Case) -> Point | None:
    """Return the exact place of *case*, None when only its commune is known."""
    if case.latitude is None or case.longitude is None:
        return None
    return Point(case.latitude, case.longitude)


def location_of(case: Case) -> Location:
    """Return where *case* is; it is read with its commune and département."""
    return Location(case.commune, case.address, point_of(case))
