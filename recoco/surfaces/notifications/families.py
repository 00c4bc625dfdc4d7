"""The families of facts, most important first: people set the pace of each."""

from collections.abc import Mapping
from enum import StrEnum


class Family(StrEnum):
    """One kind of e-mail."""

    ACCEPTED = "accepted"
    ADVICE = "advice"
    LIFE = "life"
    TO_MODERATE = "to_moderate"
    BETWEEN_PORTALS = "between_portals"
    ADVISER_REQUEST = "adviser_request"
    CONTINUITY = "continuity"
    MENTION = "mention"
    TODO = "todo"
    MESSAGE = "message"
    NOTE = "note"
    NEW_CASE = "new_case"
    ANSWER = "answer"
    OUTCOME = "outcome"
    PAUSE = "pause"
    INVITATION = "invitation"
    PEOPLE = "people"

    @property
    def mail_kind(self) -> str:
        """The name of its e-mail."""
        return f"notifications.{self.value}"

    @property
    def label(self) -> str:
        """How the page of preferences names it."""
        return LABELS[self]

    @property
    def rank(self) -> int:
        """Its place in a summary: the most important comes first."""
        return list(Family).index(self)


LABELS: Mapping[Family, str] = {
    Family.ACCEPTED: "Mon dossier est accepté",
    Family.ADVICE: "Recommandations publiées, modifiées ou retirées",
    Family.LIFE: "Dossiers clos, rouverts ou archivés",
    Family.TO_MODERATE: "Demandes à modérer",
    Family.BETWEEN_PORTALS: "Réponses des autres portails, objections",
    Family.ADVISER_REQUEST: "Demandes pour devenir conseiller·ère",
    Family.CONTINUITY: "Dossiers où il n’y a plus personne à joindre",
    Family.MENTION: "Messages où votre nom est cité",
    Family.TODO: "Ce que l’on me confie, et ce qui est à faire aujourd’hui",
    Family.MESSAGE: "Messages des conversations",
    Family.NOTE: "Notes et synthèses des espaces conseillers",
    Family.NEW_CASE: "Nouveaux dossiers sur mon territoire",
    Family.ANSWER: "Suites données aux recommandations, commentaires",
    Family.OUTCOME: "Résultats notés ou confirmés",
    Family.PAUSE: "Pauses et reprises",
    Family.INVITATION: "Réponses aux invitations que j’ai envoyées",
    Family.PEOPLE: "Personnes qui arrivent, partent ou changent de rôle",
}
# Told at once, whatever one chose: somebody expects an answer from this very person.
ALWAYS = frozenset({Family.MENTION})
# What people set the pace of.
CHOSEN = tuple(one for one in Family if one not in ALWAYS)
# Those, and decisions that people wait for, do not count in the budget of the week.
UNCOUNTED = ALWAYS | {Family.ACCEPTED}
