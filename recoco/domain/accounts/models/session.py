"""An open session, and the place it belongs to: it exists nowhere else."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from recoco.domain.accounts.models.user import User
from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal


class Session(AbstractBaseSession):
    """What one browser has open on one host.

    Its key is a digest of the cookie and of the place: the database gives no cookie away, and a
    cookie replayed on another host leads to no row.
    """

    scope = "global"  # read before any portal's rows are, and on the root host

    session_key = models.CharField(max_length=64, primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")
    portal = models.ForeignKey(Portal, on_delete=models.CASCADE, null=True, related_name="+")  # none on the root host
    device = models.CharField(max_length=80, blank=True)  # « Firefox sur Windows »
    second_factor = models.BooleanField(default=False)  # proven in this very session
    started_at = models.DateTimeField(default=clock.now)
    last_seen_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["user", "-last_seen_at"], name="accounts_session_of_user")]
