"""The contact form, for everybody."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from recoco.kernel.access.gates import public
from recoco.kernel.access.visitors import network_address
from recoco.kernel.kit.refusals import Refused
from recoco.surfaces.pages.actions import write_to_team
from recoco.surfaces.pages.forms import ContactForm


@public
@never_cache
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Write to the team."""
    actor = request.actor  # type: ignore[attr-defined]
    person = actor.person
    known = {"name": actor.name, "email": person.user.email} if person else {}
    form = ContactForm(request.POST or None, initial=known)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            write_to_team(**form.cleaned_data, network_address=network_address(request), by=actor)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            messages.success(request, "Votre message est parti à l’équipe. Elle vous répond par e-mail.")
            return redirect("pages:contact")
    return render(request, "pages/contact.html", {"form": form}, status=status)
