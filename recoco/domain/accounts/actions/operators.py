"""Creates operators, and gives them a new second factor, from the server itself."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from recoco.domain.accounts.actions.persons import find_or_create_user
from recoco.domain.accounts.actions.reading_alone import TO_OPERATE, must_read_alone
from recoco.domain.accounts.actions.sessions import close_sessions
from recoco.domain.accounts.events import OPERATOR_CREATED, OPERATOR_FACTOR_RESET
from recoco.domain.accounts.models import User
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused

COMMAND = Actor(name="L’exploitant du serveur", channel="command")


def create_operator(email: str) -> User:
    """Make the account of *email* an operator, created without a password when there is none.

    :raises Refused: when it already is, or several people read it.
    """
    with transaction.atomic():
        user = find_or_create_user(email)
        must_read_alone(user.email, then=TO_OPERATE)
        if not User.objects.filter(pk=user.pk, is_operator=False).update(is_operator=True):
            raise Refused(f"{user.email} exploite déjà la plateforme.")
        close_sessions(user, unproven_only=True)
        record(OPERATOR_CREATED, by=COMMAND, subject=user, email=user.email)
    user.is_operator = True
    return user


def reset_operator_factor(email: str) -> User:
    """Take away the lost factors of an operator; they add new ones at their next sign-in.

    :raises Refused: when no operator has this address.
    """
    user = User.objects.filter(email=email.strip().lower(), is_operator=True).first()
    if user is None:
        raise Refused(f"Aucun exploitant n’a l’adresse {email}.")
    with transaction.atomic():
        Authenticator.objects.filter(user_id=user.pk).delete()
        close_sessions(user)
        record(OPERATOR_FACTOR_RESET, by=COMMAND, subject=user, email=user.email)
    return user
