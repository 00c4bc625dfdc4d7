"""The life of an e-mail in the outbox."""

from django.db import models


class State(models.TextChoices):
    """Queued, being sent under a lease, then sent, given up, or dropped: there was nothing left to tell."""

    QUEUED = "queued", "En attente"
    SENDING = "sending", "En cours d’envoi"
    SENT = "sent", "Envoyé"
    FAILED = "failed", "Non remis"
    DROPPED = "dropped", "Sans objet"
