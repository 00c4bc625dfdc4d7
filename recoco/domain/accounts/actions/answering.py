"""The answer to an invitation, whatever it offers: by its own address, while it is open, once."""

from datetime import timedelta

from django.db.models import Q

from recoco.domain.accounts.models import User
from recoco.domain.accounts.models.offer import Invitation
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused

ASKED_AGAIN_EVERY = timedelta(days=1)
NOT_OPEN = "Cette invitation n’attend plus de réponse."


def refuse_other(invitation: Invitation, user: User) -> None:
    """Let only the invited address answer.

    :raises Refused: when it is another one.
    """
    if user.email != invitation.email:
        raise Refused("Cette invitation est destinée à une autre adresse que celle de votre compte.")


def answer(invitation: Invitation, field: str) -> None:
    """Date the answer; call it in the transaction of what it changes.

    :param field: `accepted_at` or `refused_at`.
    :raises Refused: when it is not open any more, or was already answered.
    """
    now = clock.now()
    # One conditional update: of two clicks, on two machines, one answers.
    if not type(invitation).objects.open().filter(pk=invitation.pk).update(**{field: now}):
        raise Refused(NOT_OPEN)
    setattr(invitation, field, now)


def revoke(invitation: Invitation) -> None:
    """Take the offer back.

    :raises Refused: when it was answered meanwhile.
    """
    if not type(invitation).objects.unanswered().filter(pk=invitation.pk).update(revoked_at=clock.now()):
        raise Refused(NOT_OPEN)


def refuse_answered(invitation: Invitation) -> None:
    """Hold the unanswered row until the end of the transaction.

    :raises Refused: when it was answered or revoked.
    """
    if not type(invitation).objects.unanswered().select_for_update().filter(pk=invitation.pk).exists():
        raise Refused(NOT_OPEN)


def wants_new_link(invitation: Invitation) -> bool:
    """Note that the expired link is wanted again; tell whether nobody has asked for it today."""
    now = clock.now()
    expired = type(invitation).objects.unanswered().filter(pk=invitation.pk, expires_at__lte=now)
    silent = Q(asked_again_at=None) | Q(asked_again_at__lte=now - ASKED_AGAIN_EVERY)
    return bool(expired.filter(silent).update(asked_again_at=now))
