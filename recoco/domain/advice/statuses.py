"""What a collectivité says it makes of a recommendation, and how that was said."""

from django.db import models


class AdviceStatus(models.TextChoices):
    """Where a published recommendation stands; the collectivité passes from any to any."""

    NEW = "new", "Nouvelle"
    IN_PROGRESS = "in_progress", "En cours"
    WAITING = "waiting", "En attente"
    DONE = "done", "Faite"
    NOT_APPLICABLE = "not_applicable", "Non applicable"


OPEN = (AdviceStatus.NEW, AdviceStatus.IN_PROGRESS, AdviceStatus.WAITING)


class Voice(models.TextChoices):
    """The side that speaks."""

    COLLECTIVITE = "collectivite", "Collectivité"
    ADVISING = "advising", "Conseil"


class Channel(models.TextChoices):
    """How something was said, written after « par » or « après »."""

    SCREEN = "screen", "sur le site"
    EMAIL = "email", "par e-mail"
    CALL = "call", "après un appel"
    API = "api", "par un autre logiciel"


class DeadlineKind(models.TextChoices):
    """What happens on the deadline of a recommendation."""

    FUND = "fund", "Fermeture d’un fonds"
    RULE = "rule", "Échéance réglementaire"
    ADVISED = "advised", "Date conseillée"


# What the badge says before the date.
DEADLINE_WORDS = {
    DeadlineKind.FUND: "Clôture le",
    DeadlineKind.RULE: "Échéance légale le",
    DeadlineKind.ADVISED: "À faire avant le",
}
