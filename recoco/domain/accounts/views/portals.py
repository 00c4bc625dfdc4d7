"""« Mes portails » : going from one portal to another, signed in."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.csp import CSP
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.accounts.actions.passes import WORN_OUT, enter, holder_of, make_pass, persons_of
from recoco.domain.accounts.models import Person
from recoco.domain.accounts.requests import user_of
from recoco.kernel.access.gates import public, signed_in
from recoco.kernel.portals.models import PortalHost, address_of


@never_cache
@require_GET
@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """List the portals that know this account."""
    persons = persons_of(user_of(request))
    addresses = _addresses(persons)
    rows = [{"person": one, "address": addresses[one.portal_id]} for one in persons]
    # The form's answer sends the browser to another host: the policy must name it.
    policy: dict[str, Any] = {**settings.SECURE_CSP, "form-action": [CSP.SELF, *addresses.values()]}
    return csp_override(policy)(_list)(request, rows)


def _list(request: HttpRequest, rows: list[dict[str, Any]]) -> HttpResponse:
    return render(request, "accounts/portals.html", {"rows": rows, "here": request.portal})  # type: ignore[attr-defined]


@require_POST
@signed_in
def departure(request: HttpRequest, portal_id: int) -> HttpResponse:
    """Leave for another portal, with a pass."""
    for person in persons_of(user_of(request)):
        if person.portal_id == portal_id:
            return redirect(make_pass(request, person))
    raise Http404


@public
@never_cache
@require_http_methods(["GET", "POST"])
def passage(request: HttpRequest, token: str) -> HttpResponse:
    """Say who is about to enter, then let them in.

    A button rather than a script: a link laid by somebody else must not open their account in this browser unseen.
    """
    if request.method == "POST":
        return enter(request, token)
    person = holder_of(token)
    if person is None:
        return render(request, "accounts/passage_over.html", {"sentence": WORN_OUT}, status=410)
    context = {"person": person, "email": person.user.email, "other": _other_account(request, person)}
    return render(request, "accounts/passage.html", context)


def _other_account(request: HttpRequest, person: Person) -> str:
    actor = request.actor  # type: ignore[attr-defined]
    return actor.name if actor.is_signed_in and actor.user_id != person.user_id else ""


def _addresses(persons: list[Person]) -> dict[int, str]:
    hosts = PortalHost.objects.filter(is_main=True, portal__in=[one.portal_id for one in persons])
    return {host.portal_id: address_of(host.name) for host in hosts}
