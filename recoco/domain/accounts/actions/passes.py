"""Takes somebody from one portal to another without signing in again."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from recoco.domain.accounts.actions.sessions import sign_in_through_pass
from recoco.domain.accounts.models import Person, PortalPass, User
from recoco.domain.accounts.models.portal_pass import LIFETIME
from recoco.domain.accounts.session_store import SECOND_FACTOR
from recoco.kernel.kit import clock, tokens
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope

PURPOSE = "portal_pass"
WORN_OUT = (
    "Ce passage n’a servi que trente secondes, et il est terminé. Revenez à « Mes portails », ou connectez-vous ici."
)


def persons_of(user: User) -> list[Person]:
    """Return who *user* is on each portal, in the order of the portals' names; suspended persons are left out."""
    with scope.everywhere("somebody asks which portals know them"):
        known = Person.objects.filter(user=user, suspended_at=None).select_related("portal").order_by("portal__name")
        return list(known)


def make_pass(request: Any, person: Person) -> str:
    """Return the address where *person*, signed in here, will enter their other portal within thirty seconds."""
    token, now = tokens.new_token(), clock.now()
    with scope.entering(person.portal), transaction.atomic():
        PortalPass(
            person=person,
            token=tokens.digest(token, purpose=PURPOSE),
            second_factor=bool(request.session.get(SECOND_FACTOR)),
            created_at=now,
            expires_at=now + LIFETIME,
        ).save()
        return person.portal.base_url + reverse("accounts:passage", args=[token])


def holder_of(token: str) -> Person | None:
    """Return who a pass of the current portal would let in, None when it is spent, too old or another's."""
    found = _alive(token).select_related("person__user").first()
    return found.person if found else None


def enter(request: Any, token: str) -> HttpResponse:
    """Spend a pass, open the session, and send the browser to the home page.

    :raises Refused: when it is spent, too old, of another portal, or when its person was suspended meanwhile.
    """
    found = _alive(token).select_related("person__user").first()
    # On the row's own columns: through a join, PostgreSQL would not look at `used_at` again after waiting for another.
    if found is None or not PortalPass.objects.filter(pk=found.pk, used_at=None).update(used_at=clock.now()):
        raise Refused(WORN_OUT)
    return sign_in_through_pass(request, found.person.user, second_factor=found.second_factor)


def _alive(token: str) -> Any:
    return PortalPass.objects.filter(
        token=tokens.digest(token, purpose=PURPOSE),
        used_at=None,
        expires_at__gt=clock.now(),
        person__suspended_at=None,
        person__user__is_active=True,
    )
