"""Finds the account behind a session, and checks an address with its password."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from recoco.domain.accounts.actors import person_with_roles
from recoco.domain.accounts.models import User
from recoco.kernel.portals import scope

PATH = "recoco.domain.accounts.backends.PasswordBackend"


class PasswordBackend(BaseBackend):
    """Accounts that were deactivated are as if they did not exist. Django's own permissions are not used."""

    def authenticate(
        self, request: HttpRequest | None, email: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        """Return the active user with this address and password."""
        if not email or not password:
            return None
        user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
        if user is None or not user.has_usable_password():
            make_password(password)  # an unknown address takes as long to refuse as a wrong password
            return None
        return user if user.check_password(password) else None

    def get_user(self, user_id: int) -> User | None:
        """Return the active user of a session, with their person and roles here: one query for most people."""
        if scope.portal_here() is not None:
            person = person_with_roles(user_id)
            if person is not None:
                person.user.person_here = person
                return person.user
        return User.objects.filter(pk=user_id, is_active=True).first()
