"""« Essayer comme… »: opens a session as one of the invented people. Exists only in the demonstration."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from recoco.domain.accounts.actions.sessions import sign_in_for_demo
from recoco.domain.accounts.destinations import NEXT, arrival, destination
from recoco.domain.accounts.models import Person, User
from recoco.kernel.access.gates import public
from recoco.surfaces.demo.cast import OPERATOR
from recoco.surfaces.demo.reading import told_of
from recoco.surfaces.demo.telling import Trial


@require_safe
@public
def choose(request: HttpRequest) -> HttpResponse:
    """Show who may be tried on this portal; `?comme=` brings one of them first."""
    trials = _trials(request)
    asked = request.GET.get("comme", "")
    first = next((one for one in trials if one.who.name == asked), None)
    others = [one for one in trials if one is not first]
    return render(request, "demo/choose.html", {"first": first, "trials": others, "to": "/", "next": NEXT})


@require_POST
@public
def try_as(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the invented people of this portal, and go where they would."""
    asked = request.POST.get("person", "")
    email = next((one.who.email for one in _trials(request) if one.who.name == asked), "")
    person = get_object_or_404(Person.objects.select_related("user"), user__email=email)
    sign_in_for_demo(request, person.user)
    return redirect(arrival(request, destination(request)))


@require_POST
@public
def try_as_operator(request: HttpRequest) -> HttpResponse:
    """Sign in as the invented operator of the platform, on the root host."""
    if settings.MODE != "demo":
        raise Http404
    sign_in_for_demo(request, get_object_or_404(User, email=OPERATOR, is_operator=True))
    return redirect("launching:portals")


def _trials(request: HttpRequest) -> tuple[Trial, ...]:
    """Return those of this portal.

    :raises Http404: outside the demonstration.
    """
    told = told_of(request.portal.key) if settings.MODE == "demo" else None  # type: ignore[attr-defined]
    if told is None:
        raise Http404
    return told.trials
