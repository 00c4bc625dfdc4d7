"""The browsers of the people who visit, and the traces they leave, wiped out afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from bench.visits.stage import Stage
from bench.visits.visit import Who
from recoco.domain.accounts.backends import PATH
from recoco.domain.accounts.models import Person, Session
from recoco.domain.accounts.session_store import SECOND_FACTOR, SENSITIVE, SessionStore
from recoco.domain.submission.models import Draft
from recoco.kernel.access.models import Attempt
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import PortalHost


def browser_for(who: Who, stage: Stage) -> Client:
    """Return a browser on the stage's portal, signed in unless it is a visitor's."""
    host = PortalHost.objects.get(portal=stage.portal, is_main=True).name
    client = Client(headers={"host": host})
    people: dict[Who, Person] = {Who.OWNER: stage.owner, Who.ADVISER: stage.adviser, Who.STAFF: stage.staff}
    if who in people:
        with scope.entering(stage.portal):
            client.cookies[settings.SESSION_COOKIE_NAME] = _open_session(people[who])
    return client


def _open_session(person: Person) -> str:
    user = person.user
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = PATH
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[SECOND_FACTOR], session[SENSITIVE] = True, False
    session.save()
    return str(session.session_key)


@contextmanager
def leaving_no_trace() -> Iterator[None]:
    """Delete what visits write: their sessions, drafts and counted attempts."""
    with scope.everywhere("the bench wipes out what its visits have written"):
        sessions = set(Session.objects.values_list("pk", flat=True))
        drafts, attempts = _last(Draft), _last(Attempt)
    try:
        yield
    finally:
        with scope.everywhere("the bench wipes out what its visits have written"):
            Session.objects.exclude(pk__in=sessions).delete()
            Draft.objects.filter(pk__gt=drafts).delete()
            Attempt.objects.filter(pk__gt=attempts).delete()


def _last(model: Any) -> int:
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
