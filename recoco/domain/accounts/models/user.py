"""One identity, whatever the portals: an e-mail address and its secrets."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from recoco.kernel.kit import clock


class UserManager(BaseUserManager["User"]):
    """Finds and creates users by address, without case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a user; without a password they sign in by code.

        :raises ValueError: when the address is empty.
        """
        if not email.strip():
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """An account. Screens, lists and choices show the `Person` of a portal, never this."""

    scope = "global"

    email = models.EmailField("adresse e-mail", unique=True)
    email_confirmed_at = models.DateTimeField(null=True)
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField("exploitant de la plateforme", default=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    # Read with the account at each request: their `Person` on the portal of that request, if they have one.
    person_here: Any = None

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="accounts_email_in_lower_case"),
        ]

    def __str__(self) -> str:
        return self.email

    def clean(self) -> None:
        self.email = self.email.strip().lower()

    def save(self, *args: Any, **options: Any) -> None:
        self.clean()
        super().save(*args, **options)
