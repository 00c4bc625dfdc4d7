"""The contacts of a portal: found, written, corrected, reached."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.directory.actions.contacts import OPENINGS_SHOWN, edit_contact, open_contact, write_contact
from recoco.domain.directory.finding import contacts_answering
from recoco.domain.directory.forms.editing import ContactEditForm, ContactForm
from recoco.domain.directory.models import Contact, ContactDepartement, ContactOpening, Listing
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.htmx import fragment_or_page

ON_A_PAGE = 25
SUGGESTED = 200
WITH_PLACES = Prefetch(
    "departements", ContactDepartement.objects.select_related("departement").order_by("departement__code")
)


@require_GET
@access(Permission.DIRECTORY_READ)
def index(request: HttpRequest) -> HttpResponse:
    """List the contacts, by name or by what answers best."""
    words = request.GET.get("q", "").strip()
    rows = contacts_answering(words).prefetch_related(WITH_PLACES)
    shown = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/index.html", {"shown": shown, "words": words})


@require_http_methods(["GET", "POST"])
@access(Permission.DIRECTORY_WRITE)
def create(request: HttpRequest) -> HttpResponse:
    """Write a contact."""
    form = ContactForm(request.POST or None, initial={"organization": request.GET.get("organisation", "")[:160]})
    if form.is_bound and form.is_valid():
        try:
            one = write_contact(form.words(), by=request.actor)  # type: ignore[attr-defined]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return _form_page(request, form, None, refusal.status)
        messages.success(request, f"{one.name} est dans l’annuaire.")
        return redirect("directory:contact", one.pk)
    return _form_page(request, form, None, 422 if form.is_bound else 200)


@require_GET
@access(Permission.DIRECTORY_READ)
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a contact; how to reach it is behind a button."""
    return render(request, "directory/contact.html", _page(request, _contact(number)))


@require_http_methods(["GET", "POST"])
@access(Permission.DIRECTORY_WRITE)
def update(request: HttpRequest, number: int) -> HttpResponse:
    """Correct a contact."""
    one = _contact(number)
    form = ContactEditForm.of(one, request.POST or None)
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            edit_contact(one, form.words(), version=version, by=request.actor)  # type: ignore[attr-defined]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return _form_page(request, form, _contact(number), refusal.status)
        messages.success(request, "Vos changements sont enregistrés, dans l’annuaire et dans les dossiers.")
        return redirect("directory:contact", one.pk)
    return _form_page(request, form, one, 422 if form.is_bound else 200)


@require_POST
@access(Permission.DIRECTORY_READ)
def details(request: HttpRequest, number: int) -> HttpResponse:
    """Show how to reach a contact, and note who asked."""
    one = open_contact(_contact(number), by=request.actor)  # type: ignore[attr-defined]
    context = _page(request, one) | {"details": one}
    return fragment_or_page(request, "directory/contact.html", context, partial="details")


def _contact(number: int) -> Contact:
    rows = Contact.objects.select_related("organization").prefetch_related(WITH_PLACES)
    found: Contact = get_object_or_404(rows, pk=number)
    return found


def _page(request: HttpRequest, one: Contact) -> dict[str, object]:
    actor = request.actor  # type: ignore[attr-defined]
    openings = ContactOpening.objects.filter(contact=one).order_by("-at", "-pk")
    shows = actor.may(Permission.BACKOFFICE_USE)
    return {
        "one": one,
        "listing": Listing.objects.filter(organization_id=one.organization_id).first(),
        "openings": openings[:OPENINGS_SHOWN] if shows else None,
    }


def _form_page(request: HttpRequest, form: ContactForm, one: Contact | None, status: int) -> HttpResponse:
    names = Listing.objects.order_by("organization__folded").values_list("organization__name", flat=True)
    context = {"form": form, "one": one, "organizations": names[:SUGGESTED]}
    return render(request, "directory/contact_form.html", context, status=status)
