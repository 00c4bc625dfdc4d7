"""The home of a collectivité: what awaits its people, and their cases."""

from collections.abc import Mapping
from dataclasses import dataclass

from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.surfaces.homes.lines import Line, More, more_of
from recoco.surfaces.homes.messages import Said, lines_of_messages
from recoco.surfaces.homes.rows import Asked
from recoco.surfaces.homes.sections import Cases, Section

OURS = "perimetre=moi&place=collectivite"
CASES = Asked("ours", OURS)
# What awaits an answer, case by case, by the kind of its line.
AWAITING: Mapping[str, Asked] = {
    "messages": Asked("messages", f"{OURS}&conversation=non-lus"),
    "unread": Asked("unread", f"{OURS}&recommandations=non-lues"),
    "unanswered": Asked("unanswered", f"{OURS}&recommandations=sans-reponse"),
    "refused": Asked("refused", f"{OURS}&statut=refused&activite=moins-60"),
}
ASKED = (CASES, *AWAITING.values())


@dataclass(frozen=True)
class Collectivite:
    """What the collectivité side of somebody is shown."""

    cases: Section
    lines: list[Line]
    more: list[More]


def collectivite_of(cases: Cases, by: Actor, said: Said) -> Collectivite:
    """Return what awaits an answer in one's own cases; what nobody has read comes before what nobody has answered.

    :param said: the messages that *by* has not read, by case.
    """
    sections = [(kind, cases.sections[asked.key]) for kind, asked in AWAITING.items()]
    lines: list[Line] = []
    for kind, section in sections:
        if kind == "messages":
            lines += lines_of_messages(section, said)
            continue
        for card in section.cards:
            if kind == "unanswered" and card.advice.unread:
                continue  # one thing at a time: they have more to read first
            at = card.placement.last_activity_at if kind == "refused" else card.advice.last_published_at
            is_owner = Role.OWNER in card.placement.roles_of(by)
            lines.append(Line(kind, at, card, extra=is_owner))
    return Collectivite(cases.sections[CASES.key], lines, more_of(sections))
