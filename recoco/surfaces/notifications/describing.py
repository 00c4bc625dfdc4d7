"""The reference page of the events, written from what the packages declare."""

from recoco.kernel.activity.types import EventType, Reach, Urgency, Visibility, event_types
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.table import TABLE

HEAD = """\
# Les événements

Tout ce qui s’inscrit au journal. Cette page est écrite par `recoco django describe_events`, d’après le code ; un test
vérifie qu’elle est à jour. Le nom d’un événement ne change jamais et ne sert jamais deux fois. Dans les phrases,
`{actor}` est la personne qui agit, les autres mots sont gardés avec l’événement. Qui est prévenu :
[notifications.md](notifications.md).

| événement | phrase | où | qui le lit dans l’activité | qui est prévenu, quand | webhook |
|---|---|---|---|---|---|
"""
WHERE = {Reach.PORTAL: "portail", Reach.CASE: "dossier", Reach.PLATFORM: "plateforme"}
READ_BY = {
    Visibility.EVERYONE: "qui lit le dossier",
    Visibility.ADVISERS: "espace conseillers",
    Visibility.STAFF: "équipe",
}
WHEN = {
    Urgency.NOW: "tout de suite",
    Urgency.TWICE_A_DAY: "deux fois par jour",
    Urgency.DAILY: "chaque matin",
    Urgency.WEEKLY: "chaque semaine",
    Urgency.NEVER: "sans e-mail",
}
GROUPS = {
    Who.OWNER: "référent·e",
    Who.MEMBERS: "membres",
    Who.COLLECTIVITE: "collectivité",
    Who.CASE_ADVISERS: "conseillers et observateurs du dossier",
    Who.TERRITORY_ADVISERS: "conseillers du territoire",
    Who.STAFF: "équipe du portail",
    Who.INVITER: "la personne qui a invité",
    Who.APPLICANT: "la personne qui demande",
    Who.PERSON: "la personne concernée",
    Who.MENTIONED: "la personne citée",
}


def page() -> str:
    """Return the page, in Markdown."""
    told = {row.event.name: row.lines for row in TABLE}
    lines = []
    for name in sorted(event_types()):
        one = event_types()[name]
        groups = [f"{GROUPS[line.who]} ({WHEN[line.pace]})" for line in told.get(name, ())]
        lines.append(_line(one, ", ".join(groups) or "–"))
    return HEAD + "\n".join(lines) + "\n"


def _line(one: EventType, told: str) -> str:
    cells = (
        f"`{one.name}`",
        one.sentence.replace("|", "\\|"),
        WHERE[one.reach],
        READ_BY[one.visibility],
        told,
        "oui" if one.webhook else "–",
    )
    return f"| {' | '.join(cells)} |"
