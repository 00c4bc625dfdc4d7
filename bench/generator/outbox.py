"""The e-mails that have left to those who brought a case: receipts and decisions."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from django.urls import reverse

from bench.generator.world import World, insert_on
from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.domain.submission.events import CASE_ACCEPTED, CASE_REFUSED, CASE_SUBMITTED
from recoco.domain.submission.mails import ACCEPTED, RECEIPT, REFUSED
from recoco.kernel.activity.models import Event
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import render
from recoco.kernel.mail.states import State
from recoco.kernel.portals.models import Portal

TO_OWNER = {CASE_SUBMITTED.name: RECEIPT, CASE_ACCEPTED.name: ACCEPTED, CASE_REFUSED.name: REFUSED}


def make(world: World) -> None:
    """Write the outbox of every portal, in the order of time; nothing waits there."""
    chance = world.chance(__name__)
    for portal in world.portals:
        placements = {one.pk: one for one in world.placements[portal.pk]}
        models: dict[MailKind, OutgoingEmail] = {}
        emails = []
        for event in world.events[portal.pk]:
            for kind, person in _told(world, event, placements):
                email = _email(chance, portal, kind, person, event, placements[event.subject_id or 0])
                # Rendered once for each portal: those of a kind differ by a few words only.
                model = models.get(kind)
                if model is None:
                    render(email)
                    model = models[kind] = email
                email.subject, email.text, email.html = model.subject, model.text, model.html
                emails.append(email)
        insert_on(portal, OutgoingEmail, emails)


def _told(world: World, event: Event, placements: dict[int, Placement]) -> Iterator[tuple[MailKind, Person]]:
    placement = placements.get(event.subject_id or 0)
    if placement is None:
        return
    if event.type in TO_OWNER:
        yield TO_OWNER[event.type], world.brought_by[placement.case_id].people[0]


def _email(
    chance: Random, portal: Portal, kind: MailKind, to: Person, event: Event, placement: Placement
) -> OutgoingEmail:
    case = placement.case
    words: dict[str, Any] = {
        "name": case.name,
        "number": case.pk,
        "path": case.get_absolute_url(),
        "correction": reverse("submission:resubmit", args=[case.pk]),
        "for_somebody": False,
        "by": event.actor_name,
        "actor": event.actor_name,
        "on": portal.name,
        "elsewhere": bool(placement.proposed_by),
        "reason": event.words.get("reason", ""),
    }
    return OutgoingEmail(
        portal=portal,
        kind=kind.name,
        to=to.user.email,
        user_id=to.user_id,
        case_id=case.pk,
        causes=[event.pk],
        words=words,
        key=f"{portal.pk}:{kind.name}:{event.pk}:{to.pk}",
        message_id=f"<{chance.getrandbits(128):032x}@bench>",
        lane=kind.lane,
        state=State.SENT,
        created_at=event.at,
        due_at=event.at,
        attempts=1,
        sent_at=event.at + timedelta(seconds=3),
    )
