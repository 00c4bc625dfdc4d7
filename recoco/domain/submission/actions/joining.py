"""The portal's team answers somebody who asks to join a case: invited, or not."""

from django.db import transaction
from django.urls import reverse

from recoco.domain.cases.actions.inviting import invite_to_case
from recoco.domain.cases.models import InvitedRole
from recoco.domain.submission.events import JOIN_DISMISSED, JOIN_INVITED
from recoco.domain.submission.mails import JOIN_DISMISSED as DISMISSED
from recoco.domain.submission.models import JoinAnswer, JoinRequest
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.sending import send


@transaction.atomic
def invite_who_asks(asked: JoinRequest, *, by: Actor) -> None:
    """Invite whoever asks, as a member of the case: the invitation is the answer.

    :raises Forbidden: when *by* may not.
    :raises Refused: when a colleague has answered, they are on the case already, or it is not open.
    :raises TooMany: above fifty invitations a day.
    """
    by.must(Permission.CASE_MODERATE, asked.placement)
    _close(asked, JoinAnswer.INVITED)
    person = asked.person
    about = f" (« {asked.project_name} »)" if asked.project_name else ""
    invite_to_case(
        asked.placement,
        person.user.email,
        role=InvitedRole.MEMBER,
        by=by,
        message=f"Vous demandiez à rejoindre un dossier proche de votre projet{about} : le voici.",
        first_name=person.first_name,
        last_name=person.last_name,
    )
    record(JOIN_INVITED, by=by, subject=asked, case_id=asked.placement.case_id, who=person.full_name)


@transaction.atomic
def dismiss_who_asks(asked: JoinRequest, *, message: str, by: Actor) -> None:
    """Leave whoever asks out of the case, and tell them, without a word of the case.

    :param message: what the team adds, if anything.
    :raises Forbidden: when *by* may not.
    :raises Refused: when a colleague has answered meanwhile.
    """
    by.must(Permission.CASE_MODERATE, asked.placement)
    _close(asked, JoinAnswer.DISMISSED)
    person = asked.person
    event = record(JOIN_DISMISSED, by=by, subject=asked, case_id=asked.placement.case_id, who=person.full_name)
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


def _close(asked: JoinRequest, answer: JoinAnswer) -> None:
    # A conditional update: of two of the team at the same instant, one answers and the other is told.
    waiting = JoinRequest.objects.filter(pk=asked.pk, closed_at=None)
    if not waiting.update(closed_at=clock.now(), answer=answer):
        raise Refused("Quelqu’un de votre équipe vient de répondre à cette demande.")
