"""The types of questions."""

from django.db import models


class Kind(models.TextChoices):
    """How a question is answered, and what the value of its answer is."""

    SINGLE = "single", "Un seul choix"  # key of a choice
    MULTIPLE = "multiple", "Plusieurs choix"  # list of keys
    SHORT = "short", "Texte court"
    LONG = "long", "Texte long"
    NUMBER = "number", "Nombre"  # written « 12.5 », as no float would keep it
    AMOUNT = "amount", "Montant en euros"  # integer cents
    DATE = "date", "Date ou année"  # « 2024 », « 2024-05 » or « 2024-05-31 »
    YES_NO = "yes_no", "Oui, non, je ne sais pas"  # yes, no or unknown
    COMMUNES = "communes", "Communes"  # list of INSEE codes
    FILES = "files", "Fichiers"  # no value: the files themselves
    SCALE = "scale", "Échelle de 1 à 5"  # « 1 » to « 5 »


# The choices that go without saying; a question may give some of them other words, a conclusion or signals.
GIVEN_CHOICES: dict[Kind, dict[str, str]] = {
    Kind.YES_NO: {"yes": "Oui", "no": "Non", "unknown": "Je ne sais pas"},
    Kind.SCALE: {str(step): str(step) for step in range(1, 6)},
}
BY_CHOICE = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.YES_NO, Kind.SCALE})
