"""« Essayer comme… »: opens a session as one of the invented people. Exists only in the demonstration."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from recoco.domain.accounts.actions.sessions import sign_in_for_demo
from recoco.domain.accounts.models import Person
from recoco.kernel.access.gates import public
from recoco.surfaces.demo.people import PEOPLE


@require_POST
@public
def try_as(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the invented people of this portal."""
    if settings.MODE != "demo":
        raise Http404
    emails = {one.key: one.email for one in PEOPLE}
    email = emails.get(request.POST.get("person", ""), "")
    person = get_object_or_404(Person.objects.select_related("user"), user__email=email)
    sign_in_for_demo(request, person)
    return redirect("cases:index")
