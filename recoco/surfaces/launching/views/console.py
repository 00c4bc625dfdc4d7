"""All the portals, for those who run the platform: list, create, give an address, archive, open again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals.models import Portal, PortalHost
from recoco.surfaces.launching.actions.creating import create_portal
from recoco.surfaces.launching.actions.hosts import add_alias
from recoco.surfaces.launching.actions.states import archive_portal, reopen_portal
from recoco.surfaces.launching.forms import AliasForm, NewPortalForm
from recoco.surfaces.launching.listing import listed_portals
from recoco.surfaces.launching.naming import model_named


@require_GET
@access(Permission.PORTAL_CREATE)
def index(request: HttpRequest) -> HttpResponse:
    """List the portals, by name."""
    return render(request, "launching/portals.html", {"lines": list(listed_portals())})


@require_http_methods(["GET", "POST"])
@access(Permission.PORTAL_CREATE)
def new(request: HttpRequest) -> HttpResponse:
    """Create a portal."""
    form = NewPortalForm(request.POST or None, initial={"template": "vierge"})
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            model = model_named(given.pop("template"))
            portal = create_portal(**given, template=model, by=request.actor)  # type: ignore[attr-defined]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            sent = f"L’invitation part vers {given['admin_email']}."
            messages.success(request, f"{portal.name} est en préparation à {portal.base_url}/. {sent}")
            return redirect("launching:portals")
    return render(request, "launching/new_portal.html", {"form": form, "trail": _trail()}, status=status)


@require_http_methods(["GET", "POST"])
@access(Permission.PORTAL_CREATE)
def addresses(request: HttpRequest) -> HttpResponse:
    """Show the addresses of a portal, and give it one more."""
    portal = _portal_or_404(request)
    form = AliasForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            host = add_alias(portal, form.cleaned_data["host"], by=request.actor)  # type: ignore[attr-defined]
        except Refused as refusal:
            form.add_error("host", refusal.sentence)
            status = refusal.status
        else:
            messages.success(request, f"{host.name} mène désormais à {portal.name}.")
            return redirect(f"{reverse('launching:addresses')}?portail={portal.key}")
    hosts = PortalHost.objects.filter(portal=portal).order_by("-is_main", "name")
    context = {"portal": portal, "hosts": hosts, "form": form, "trail": _trail()}
    return render(request, "launching/addresses.html", context, status=status)


@require_http_methods(["GET", "POST"])
@access(Permission.PORTAL_ARCHIVE)
def archiving(request: HttpRequest) -> HttpResponse:
    """Say what archiving changes, then archive."""
    portal = _portal_or_404(request)
    if request.method == "GET":
        return render(request, "launching/archiving.html", {"portal": portal, "trail": _trail()})
    try:
        archive_portal(portal, by=request.actor)  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, f"{portal.name} est archivé : on le lit et on l’exporte, plus rien ne s’y modifie.")
    return redirect("launching:portals")


@require_POST
@access(Permission.PORTAL_ARCHIVE)
def reopening(request: HttpRequest) -> HttpResponse:
    """Put an archived portal in preparation again."""
    portal = _portal_or_404(request)
    try:
        reopen_portal(portal, by=request.actor)  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, f"{portal.name} est de nouveau en préparation.")
    return redirect("launching:portals")


def _portal_or_404(request: HttpRequest) -> Portal:
    key = request.GET.get("portail", "")
    if "\0" in key:
        raise Http404
    return get_object_or_404(Portal, key=key)


def _trail() -> list[tuple[str, str]]:
    return [("Portails", reverse("launching:portals"))]
