"""What a summary says: the facts of one person's window, by case, most important first, at most a screen."""

from collections.abc import Mapping, Sequence
from typing import Any

from recoco.kernel.portals import scope
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.judging import Fact, Judge
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.words import Words, place_of

MOST = 12  # lines: the rest is counted, and waits in the application
NEW_CASE = "Nouveau dossier sur votre territoire"
TITLES = {
    Pace.TWICE_A_DAY: "Les dernières nouvelles",
    Pace.DAILY: "Votre résumé du jour",
    Pace.WEEKLY: "Votre résumé de la semaine",
}


def summary(notices: Sequence[Notice], judge: Judge, pace: Pace) -> Words:
    """Return the words of the summary of *notices*, of one person of the current portal, with their events."""
    ranked = sorted(notices, key=_rank)
    shown = ranked[:MOST]
    sections: dict[int | None, dict[str, Any]] = {}
    for notice in shown:
        fact = judge.fact(notice)
        if notice.case_id not in sections:
            sections[notice.case_id] = {**_heading(fact), "lines": []}
        line = {"notice": notice.pk, "sentence": sentence_of(notice, judge.elsewhere), "path": fact.path}
        sections[notice.case_id]["lines"].append(line)
    return {
        "title": TITLES[pace],
        "sections": list(sections.values()),
        "count": len(ranked),
        "more": len(ranked) - len(shown),
        "cases": len({one.case_id for one in ranked if one.case_id is not None}),
    }


def without(words: Words, gone: set[int]) -> Words:
    """Return the words of a summary without the lines of some notices, empty sections aside."""
    sections: list[dict[str, Any]] = [
        {**one, "lines": [line for line in one["lines"] if line["notice"] not in gone]} for one in words["sections"]
    ]
    kept = [one for one in sections if one["lines"]]
    count = sum(len(one["lines"]) for one in kept) + words["more"]
    return {**words, "sections": kept, "count": count, "cases": len([one for one in kept if one["case"]])}


def sentence_of(notice: Notice, elsewhere: Mapping[int, str]) -> str:
    """Return what a notice, with its event, says in one line; of another portal, where it happened.

    :param elsewhere: what `portals_of` says of it.
    """
    if notice.who == Who.TERRITORY_ADVISERS:
        return NEW_CASE
    event = notice.event
    there = elsewhere.get(event.portal_id or 0, "")
    return f"{event.sentence}, sur {there}" if there else event.sentence


def _rank(notice: Notice) -> tuple[int, Any, int]:
    return Family(notice.family).rank, notice.at, notice.pk


def _heading(fact: Fact) -> Words:
    if fact.placement is None:
        return {"case": "", "place": scope.current_portal().name, "path": ""}
    case = fact.placement.case
    return {"case": case.name, "place": place_of(case), "path": fact.home}
