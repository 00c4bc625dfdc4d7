"""The home of an adviser: new cases of their territory, the cases they follow, what is theirs to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from recoco.domain.advice.facts import drafts_of
from recoco.domain.conversation.aside import todos_of_person
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.homes.lines import Line, More, more_of, newest_first
from recoco.surfaces.homes.messages import Said, lines_of_messages
from recoco.surfaces.homes.rows import Asked
from recoco.surfaces.homes.sections import Cases, Section

FOLLOWED = "perimetre=moi&place=conseil"
ACTIVE = "statut=to_process&statut=waiting&statut=in_progress"
TERRITORY = Asked("territory", "perimetre=territoire&place=aucune&statut=to_process&tri=depot")
CASES = Asked("followed", FOLLOWED)
SILENT = Asked("silent", f"{FOLLOWED}&{ACTIVE}&activite=plus-60&pause=non&tri=activite")
TO_DO: Mapping[str, Asked] = {
    "messages": Asked("told", f"{FOLLOWED}&conversation=non-lus"),
    "drafts": Asked("drafts", f"{FOLLOWED}&recommandations=brouillons"),
    "awaited": Asked("awaited", f"{FOLLOWED}&{ACTIVE}&attend=conseillers&pause=non&tri=activite"),
}
OF_FOLLOWER = (CASES, SILENT, *TO_DO.values())


@dataclass(frozen=True)
class Advising:
    """What the advising side of somebody is shown.

    :param territory: None for somebody invited to some cases only.
    """

    territory: Section | None
    cases: Section
    lines: list[Line]
    more: list[More]
    silent: Section


def asked_by(actor: Actor) -> tuple[Asked, ...]:
    """Return what to read for *actor*: those invited to some cases have no territory."""
    return (TERRITORY, *OF_FOLLOWER) if actor.territory.is_adviser else OF_FOLLOWER


def advising_of(cases: Cases, by: Actor, said: Said) -> Advising | None:
    """Return the advising part of the home; None for who advises nothing: two queries, for drafts and things to do.

    :param said: the messages that *by* has not read, by case.
    """
    followed = cases.sections[CASES.key]
    if not by.territory.is_adviser and not followed.count:
        return None
    sections = [(kind, cases.sections[asked.key]) for kind, asked in TO_DO.items()]
    told, written, awaited = (section for _, section in sections)
    drafts = drafts_of([card.placement.case_id for card in written.cards])
    lines = [
        Line("drafts", card.placement.last_activity_at, card, extra=drafts.get(card.placement.case_id, 0))
        for card in written.cards
    ]
    lines += [
        Line(
            "awaited",
            card.placement.last_member_activity_at or card.placement.last_activity_at,
            card,
            extra=by.may(Permission.RECOMMENDATION_WRITE, card.placement),
        )
        for card in awaited.cards
        if card.placement.case_id not in said
    ]
    lines += lines_of_messages(told, said)
    return Advising(
        territory=cases.sections.get(TERRITORY.key),
        cases=followed,
        lines=[*(Line("todo", None, one) for one in todos_of_person(by)), *newest_first(lines)],
        more=more_of(sections),
        silent=cases.sections[SILENT.key],
    )
