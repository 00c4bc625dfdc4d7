"""The two sides of a case, and the places on each."""

from django.db import models


class Side(models.TextChoices):
    """The two places on the collectivité side."""

    OWNER = "owner", "Référent·e du dossier"
    MEMBER = "member", "Membre"


class PlacementRole(models.TextChoices):
    """The two places on the advising side."""

    ADVISER = "adviser", "Conseiller·ère"
    OBSERVER = "observer", "Observateur·rice"
