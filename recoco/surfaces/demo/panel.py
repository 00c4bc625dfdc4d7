"""The panels « Essayer comme… »: first on the sign-in page, and under each portal on the root host."""

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from recoco.domain.accounts.destinations import NEXT, destination
from recoco.surfaces.demo.reading import told_of


def sign_in_panel(request: HttpRequest) -> str:
    """Return the panel of a sign-in page; empty outside the demonstration, and on portals opened since."""
    portal = request.portal  # type: ignore[attr-defined]
    if settings.MODE != "demo":
        return ""
    if portal is None:
        return render_to_string("demo/operator_panel.html", {}, request)
    told = told_of(portal.key)
    if told is None:
        return ""
    shown = {"trials": told.trials, "to": destination(request), "next": NEXT}
    return render_to_string("demo/panel.html", shown, request)


def portal_panel(portal_key: str, address: str) -> str:
    """Return what the root host shows under a portal; empty outside the demonstration.

    :param address: of the portal, without a final slash.
    """
    told = told_of(portal_key) if settings.MODE == "demo" else None
    if told is None:
        return ""
    # The root host has a site map of its own, without the pages of portals.
    address += reverse("demo:choose", urlconf=settings.ROOT_URLCONF)
    shown = {"name": told.name, "trials": told.trials, "address": address}
    return render_to_string("demo/portal_panel.html", shown)
