"""Chooses a password, under the one rule of passwords."""

from typing import Any

from django.contrib.auth import password_validation, update_session_auth_hash
from django.db import transaction

from recoco.domain.accounts import mails
from recoco.domain.accounts.actors import actor_of_user
from recoco.domain.accounts.events import PASSWORD_CHANGED
from recoco.domain.accounts.models import User
from recoco.kernel.activity.recording import record


def choose_password(request: Any, user: User, password: str) -> None:
    """Set the password of *user*; every other session of theirs closes, this one stays.

    :raises ValidationError: when the password breaks the rule.
    """
    password_validation.validate_password(password, user)
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        record(PASSWORD_CHANGED, by=actor_of_user(user), subject=user)
        mails.tell_of_security(user, "Votre mot de passe vient d’être changé.")
    update_session_auth_hash(request, user)


def drop_password(request: Any, user: User) -> None:
    """Go back to codes received by e-mail."""
    with transaction.atomic():
        user.set_unusable_password()
        user.save(update_fields=["password"])
        record(PASSWORD_CHANGED, by=actor_of_user(user), subject=user)
        mails.tell_of_security(user, "Votre mot de passe vient d’être supprimé.")
    update_session_auth_hash(request, user)
