"""A pass from one portal to another, for somebody already signed in."""

from datetime import timedelta
from typing import ClassVar

from django.db import models

from recoco.domain.accounts.models.person import Person
from recoco.kernel.kit import clock
from recoco.kernel.portals.scoped import PortalModel

LIFETIME = timedelta(seconds=30)


class PortalPass(PortalModel):
    """A one-use pass: it belongs to the portal it leads to, and is worth nothing on another host."""

    lives_on: ClassVar[bool] = True

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    token = models.CharField(max_length=64, unique=True)  # digest
    second_factor = models.BooleanField(default=False)  # whether the session that asked had proven one
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
