"""Attempts counted to slow abuse down."""

from django.db import models


class Attempt(models.Model):
    """One attempt at something limited, kept as long as its window."""

    scope = "global"  # a network address knows no portal

    kind = models.CharField(max_length=40)
    who = models.CharField(max_length=64)  # a digest: neither addresses nor e-mails are kept in clear
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kind", "who", "at"], name="access_attempt_window")]
