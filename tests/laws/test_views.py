"""Every view says who may enter."""

import pytest

from recoco.kernel.access.permissions import Permission
from tests.laws.routes import Route, portal_routes, root_routes


@pytest.mark.parametrize("route", [*portal_routes(), *root_routes()], ids=lambda route: f"{route.urlconf}-{route}")
def test_each_view_declares_its_access(route: Route) -> None:
    view = route.view
    declared = [
        getattr(view, "is_public", False),
        getattr(view, "for_oneself", False),
        isinstance(getattr(view, "permission", None), Permission),
    ]
    assert declared.count(True) == 1, f"{route}: declare @access(Permission.X), @signed_in or @public, and only one"


def test_each_address_has_one_name() -> None:
    for found in (portal_routes(), root_routes()):
        names = [route.name for route in found]
        assert sorted(names) == sorted(set(names))
