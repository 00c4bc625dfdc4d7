"""Invitations to cases, for the tests to answer."""

from typing import Any

from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.inviting import invite_to_case
from recoco.domain.cases.invitations.links import link_of
from recoco.domain.cases.models import CaseInvitation, Placement
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from tests.domain.accounts.post import mails_to
from tests.worlds import World

LOU = "lou@exemple.fr"
WORDS = {"first_name": "Lou", "last_name": "Martin", "organization": "Mairie de Lille", "function": "", "phone": ""}


def invited(world: World, email: str = LOU, role: str = "member", by: Person | None = None, **words: Any) -> Any:
    """Invite somebody on Marie's case, by Marie unless said otherwise."""
    with world.on(world.urbanvitaliz):
        placement = Placement.objects.with_case().get(pk=world.alone.pk)
        return invite_to_case(placement, email, role=role, by=world.actor(by or world.marie), **words)


def path_of(world: World, invitation: CaseInvitation) -> str:
    """Return the path of the link that was sent."""
    with world.on(world.urbanvitaliz):
        return "/" + link_of(invitation).split("/", 3)[3]


def page_of(world: World, placement: Placement | None = None) -> str:
    """Return the address of a case."""
    return f"/dossiers/{world.case(placement or world.alone).slug}/"


def case_mails(address: str, kind: str) -> list[OutgoingEmail]:
    """Return the e-mails of cases that an address received, oldest first."""
    return [one for one in mails_to(address) if one.kind == f"cases.{kind}"]


def afresh(row: Any, portal: Any = None) -> Any:
    """Read a row again."""
    with scope.entering(portal or row.portal):
        return type(row).objects.get(pk=row.pk)
