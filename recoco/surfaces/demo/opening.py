"""Opens the portals of the demonstration as anybody opens one: from a template, then with what its team changes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from recoco.domain.accounts.actions.invitations import accept_invitation
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import PortalInvitation
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.versions.actions import save_document
from recoco.kernel.versions.kinds import kind_named
from recoco.surfaces.demo.cast import Cast, words_of
from recoco.surfaces.demo.telling import Told
from recoco.surfaces.launching.actions.creating import create_portal
from recoco.surfaces.launching.actions.states import put_online


def created(told: Told, *, by: Actor) -> Portal:
    """Create a portal from its template, in preparation; *by* runs the platform."""
    return create_portal(told.key, name=told.name, template=told.template, admin_email=told.admin.email, by=by)


def put_to_work(told: Told, cast: Cast) -> None:
    """Let the first administrator accept her invitation, settle the portal, name its people and put it online."""
    with scope.entering(cast.portals[told.key]):
        with _later(hours=2):
            invitation = PortalInvitation.objects.get(email=told.admin.email)
            accept_invitation(invitation, cast.account_of(told.admin), words=words_of(told.admin))
        by = actor_of(cast.person(told.admin))
        with _later(days=1):
            for name, changed in _documents(told).items():
                save_document(name, "", {**kind_named(name).read(""), **changed}, by=by)
        with _later(days=2):
            for one in told.people.values():
                if one.role and one != told.admin:
                    cast.appoint(one, by=by)
        with _later(days=4):
            put_online(by=by)


def _documents(told: Told) -> dict[str, Mapping[str, Any]]:
    address = f"contact@{told.key}.exemple.fr"
    return {"contacts": {"contact_email": address, "sender_email": address}, **told.documents}


@contextmanager
def _later(**duration: int) -> Iterator[None]:
    with clock.moved_to(clock.now() + timedelta(**duration)):
        yield
