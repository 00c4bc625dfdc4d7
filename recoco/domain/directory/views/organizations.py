"""The organisations that a portal lists: found, added, corrected."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from recoco.domain.directory.actions.organizations import edit_organization, is_shared, list_organization
from recoco.domain.directory.finding import organizations_answering
from recoco.domain.directory.forms.editing import OrganizationForm
from recoco.domain.directory.models import Contact, Listing, OrganizationDepartement
from recoco.domain.directory.views.contacts import ON_A_PAGE, WITH_PLACES
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused

PLACES = Prefetch(
    "organization__departements",
    OrganizationDepartement.objects.select_related("departement").order_by("departement__code"),
)


@require_GET
@access(Permission.DIRECTORY_READ)
def index(request: HttpRequest) -> HttpResponse:
    """List the organisations, by name or by what answers best, each with how many contacts one has there."""
    words = request.GET.get("q", "").strip()
    theirs = Contact.objects.filter(organization=OuterRef("organization"), left_at=None).order_by()
    count = Subquery(theirs.values("organization").annotate(count=Count("pk")).values("count"))
    rows = organizations_answering(words).prefetch_related(PLACES).annotate(contacts=Coalesce(count, 0))
    shown = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/organizations.html", {"shown": shown, "words": words})


@require_http_methods(["GET", "POST"])
@access(Permission.DIRECTORY_WRITE)
def create(request: HttpRequest) -> HttpResponse:
    """Put an organisation in the address book."""
    form = OrganizationForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            listing = list_organization(form.words(), by=request.actor)  # type: ignore[attr-defined]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return _form_page(request, form, None, refusal.status)
        messages.success(request, f"{listing.organization.name} est dans l’annuaire.")
        return redirect("directory:organization", listing.pk)
    return _form_page(request, form, None, 422 if form.is_bound else 200)


@require_GET
@access(Permission.DIRECTORY_READ)
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show an organisation and the contacts that one has there."""
    listing = _listing(number)
    rows = Contact.objects.filter(organization=listing.organization).select_related("organization")
    rows = rows.prefetch_related(WITH_PLACES).order_by("sorting", "pk")
    shown = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/organization.html", {"listing": listing, "shown": shown})


@require_http_methods(["GET", "POST"])
@access(Permission.DIRECTORY_WRITE)
def update(request: HttpRequest, number: int) -> HttpResponse:
    """Correct an organisation, or what this portal notes of it."""
    listing = _listing(number)
    form = OrganizationForm.of(listing, request.POST or None)
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            edit_organization(listing, form.words(), version=version, by=request.actor)  # type: ignore[attr-defined]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return _form_page(request, form, _listing(number), refusal.status)
        messages.success(request, "Vos changements sont enregistrés.")
        return redirect("directory:organization", listing.pk)
    return _form_page(request, form, listing, 422 if form.is_bound else 200)


def _listing(number: int) -> Listing:
    rows = Listing.objects.select_related("organization").prefetch_related(PLACES)
    found: Listing = get_object_or_404(rows, pk=number)
    return found


def _form_page(request: HttpRequest, form: OrganizationForm, listing: Listing | None, status: int) -> HttpResponse:
    shared = listing is not None and is_shared(listing.organization)
    context = {"form": form, "listing": listing, "is_shared": shared}
    return render(request, "directory/organization_form.html", context, status=status)
