"""The portal's team answers somebody who asks to join a case: invited, or not."""

from django.db import transaction
from django.urls import reverse

from recoco.domain.cases.actions.inviting import invite_to_case
from recoco.domain.cases.kept import kept_for
from recoco.domain.cases.models import InvitedRole, Placement
from recoco.domain.submission.events import JOIN_DISMISSED, JOIN_INVITED
from recoco.domain.submission.mails import JOIN_DISMISSED as DISMISSED
from recoco.domain.submission.models import JoinAnswer, JoinRequest
from recoco.domain.submission.similar import join_requests
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.sending import send


@transaction.atomic
def invite_who_asks(asked: JoinRequest, *, by: Actor) -> Placement:
    """Invite whoever asks, as a member of the case, which is returned: the invitation is the answer.

    They asked to join a double: they are invited to the dossier that stands for it.

    :raises Forbidden: when *by* may not.
    :raises Refused: when a colleague has answered, they are on the case already, or it is not open.
    :raises TooMany: above fifty invitations a day.
    """
    placement = asked_about(asked)
    by.must(Permission.CASE_MODERATE, placement)
    _close(asked, JoinAnswer.INVITED, placement)
    person = asked.person
    about = f" (« {asked.project_name} »)" if asked.project_name else ""
    invite_to_case(
        placement,
        person.user.email,
        role=InvitedRole.MEMBER,
        by=by,
        message=f"Vous demandiez à rejoindre un dossier proche de votre projet{about} : le voici.",
        first_name=person.first_name,
        last_name=person.last_name,
    )
    record(JOIN_INVITED, by=by, subject=asked, case_id=placement.case_id, who=person.full_name)
    return placement


@transaction.atomic
def dismiss_who_asks(asked: JoinRequest, *, message: str, by: Actor) -> None:
    """Leave whoever asks out of the case, and tell them, without a word of the case.

    :param message: what the team adds, if anything.
    :raises Forbidden: when *by* may not.
    :raises Refused: when a colleague has answered meanwhile.
    """
    placement = asked_about(asked)
    by.must(Permission.CASE_MODERATE, placement)
    _close(asked, JoinAnswer.DISMISSED, placement)
    person = asked.person
    event = record(JOIN_DISMISSED, by=by, subject=asked, case_id=placement.case_id, who=person.full_name)
    send(
        DISMISSED,
        to=person.user.email,
        user_id=person.user_id,
        causes=[event.pk],
        key=f"join_dismissed:{asked.pk}",
        words={
            "by": by.person.signature,
            "project": asked.project_name,
            "message": message.strip(),
            "path": reverse("submission:project"),
        },
    )


def asked_about(asked: JoinRequest) -> Placement:
    """Return the dossier that they would join: the one that stands for it, where they asked about a double."""
    return kept_for([asked.placement])[asked.placement_id]


def _close(asked: JoinRequest, answer: JoinAnswer, placement: Placement) -> None:
    same = [one.pk for one in join_requests(placement) if one.person_id == asked.person_id]
    # Held in one order: of two of the team at the same instant, one answers and the other is told.
    open_ones = JoinRequest.objects.select_for_update().filter(pk__in=[asked.pk, *same], closed_at=None)
    held = [one.pk for one in open_ones.order_by("pk")]
    if asked.pk not in held:
        raise Refused("Quelqu’un de votre équipe vient de répondre à cette demande.")
    # Who asked on a double too is answered once.
    JoinRequest.objects.filter(pk__in=held).update(closed_at=clock.now(), answer=answer)
