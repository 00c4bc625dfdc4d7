"""The panel « Essayer comme… », first on the sign-in page of the demonstration."""

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string

from recoco.surfaces.demo.people import PEOPLE


def sign_in_panel(request: HttpRequest) -> str:
    """Return the panel's HTML; empty outside the demonstration and on the root host."""
    portal = request.portal  # type: ignore[attr-defined]
    if settings.MODE != "demo" or portal is None:
        return ""
    people = [one for one in PEOPLE if one.portal == portal.key]
    return render_to_string("demo/panel.html", {"people": people}, request)
