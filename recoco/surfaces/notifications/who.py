"""The groups of people that the table of events tells."""

from django.db import models


class Who(models.TextChoices):
    """A group that a line of the table tells, and how an e-mail says why one gets it."""

    OWNER = "owner", "vous êtes référent·e de ce dossier"
    MEMBERS = "members", "vous êtes membre de ce dossier"
    COLLECTIVITE = "collectivite", "vous participez à ce dossier"
    CASE_ADVISERS = "case_advisers", "vous suivez ce dossier"
    TERRITORY_ADVISERS = "territory_advisers", "ce dossier est sur votre territoire"
    STAFF = "staff", "vous faites partie de l’équipe du portail"
    INVITER = "inviter", "vous avez envoyé cette invitation"
    APPLICANT = "applicant", "vous avez fait cette demande"
    PERSON = "person", "cela vous concerne directement"
    MENTIONED = "mentioned", "votre nom est cité"
