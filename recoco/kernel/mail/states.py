"""The life of an e-mail in the outbox."""

from django.db import models


class State(models.TextChoices):
    """Queued, being sent under a lease, then sent or given up."""

    QUEUED = "queued", "En attente"
    SENDING = "sending", "En cours d’envoi"
    SENT = "sent", "Envoyé"
    FAILED = "failed", "Non remis"
