"""Invitations for the tests to answer."""

from datetime import timedelta
from typing import Any

import time_machine
from django.utils import timezone

from recoco.domain.accounts.actions.invitations import invite
from recoco.domain.accounts.invitation_links import link_of
from recoco.domain.accounts.models import PortalInvitation
from tests.worlds import World

PAGE = "/administration/invitations/"
WORDS = {"first_name": "Lou", "last_name": "Martin", "organization": "DDT du Nord", "function": "", "phone": ""}


def invited(world: World, email: str = "lou@exemple.fr", role: str = "adviser", **words: Any) -> PortalInvitation:
    with world.on(world.urbanvitaliz):
        words = words or ({"departements": [world.nord]} if role == "adviser" else {})
        return invite(email, role, by=world.actor(world.adele), **words)


def path_of(world: World, invitation: PortalInvitation) -> str:
    with world.on(world.urbanvitaliz):
        return "/" + link_of(invitation).split("/", 3)[3]


def later(**time: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)
