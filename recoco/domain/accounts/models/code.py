"""A six-digit code sent to an address, to prove that somebody reads what arrives there."""

from datetime import timedelta

from django.db import models

from recoco.kernel.kit import clock

LIFETIME = timedelta(minutes=15)
MOST_TRIES = 5


class SignInCodeQuerySet(models.QuerySet["SignInCode"]):
    """Named questions on codes."""

    def alive(self) -> "SignInCodeQuerySet":
        """Narrow to the codes that may still be tried."""
        return self.filter(used_at=None, expires_at__gt=clock.now(), tries__lt=MOST_TRIES)


class SignInCode(models.Model):
    """A code: what it opens is said by its purpose, and only in the browser that asked for it."""

    scope = "global"  # an address knows no portal, and operators sign in on the root host

    purpose = models.CharField(max_length=20)
    email = models.EmailField()
    browser = models.CharField(max_length=64, unique=True)  # digest of the secret kept in the asking session
    code = models.CharField(max_length=64)  # digest
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = SignInCodeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(tries__lte=MOST_TRIES), name="accounts_code_tried_five_times"),
        ]
