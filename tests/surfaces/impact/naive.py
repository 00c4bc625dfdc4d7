"""The figures said once more from the log alone: one portal, one day, one event at a time."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from recoco.domain.cases.models import Case, Outcome
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from tests.surfaces.impact.gestures import Play

COMING = {"case.submitted", "case.resubmitted", "case.received"}
ASIDE = {
    "placement.archived": ("archived", True),
    "placement.restored": ("archived", False),
    "placement.excluded": ("excluded", True),
    "placement.included": ("excluded", False),
}


@dataclass
class Told:
    """A recommendation of the portal, as the log tells it."""

    case: int
    author: int
    told: datetime | None = None
    gone: bool = False
    status: str = "new"
    acted: bool = False
    reacted: datetime | None = None


@dataclass
class Known:
    """What was known of one portal at one instant."""

    accepted: set[int] = field(default_factory=set)
    first_submitted: dict[int, datetime] = field(default_factory=dict)
    first_accepted: dict[int, datetime] = field(default_factory=dict)
    aside: dict[tuple[int, str], bool] = field(default_factory=dict)
    told: dict[int, Told] = field(default_factory=dict)
    outcomes: dict[int, int] = field(default_factory=dict)


def known_at(events: list[Event], portal: Portal, members: set[int], end: datetime) -> Known:
    """Read the log until *end*."""
    known = Known()
    for event in events:
        if event.at < end:
            _hear(known, event, portal, members)
    return known


def _hear(known: Known, event: Event, portal: Portal, members: set[int]) -> None:
    case, words, kind = event.case_id or 0, event.words, event.type
    if kind in {"placement.withdrawn", "proposal.cancelled"} and words["portal"] == portal.name:
        known.accepted.discard(case)
    if kind in {"recommendation.status_changed", "recommendation.commented"} and event.subject_id in known.told:
        one = known.told[event.subject_id]
        one.status = words.get("status", one.status)
        one.acted = one.acted or one.status in {"in_progress", "done"}
        if event.actor_id in members:
            one.reacted = one.reacted or event.at
    if event.portal_id != portal.pk:
        return
    if kind in COMING:
        known.first_submitted.setdefault(case, event.at)
        if kind == "case.received":
            known.aside[case, "archived"] = False  # a portal that is asked again begins anew
    elif kind == "case.accepted":
        known.accepted.add(case)
        known.first_accepted.setdefault(case, event.at)
    elif kind in ASIDE:
        name, value = ASIDE[kind]
        known.aside[case, name] = value
    elif kind == "recommendation.drafted":
        known.told[event.subject_id or 0] = Told(case, event.actor_id or 0)
    elif kind == "recommendation.published":
        for number in words["recommendations"]:
            known.told[number].told = event.at
            known.told[number].status = "new"
    elif kind == "recommendation.called_back":
        for number in words["recommendations"]:
            known.told[number].told = None
    elif kind == "recommendation.withdrawn":
        known.told[event.subject_id or 0].gone = True
    elif kind == "outcome.declared":
        known.outcomes[event.subject_id or 0] = case


def end_of(portal: Portal, day: date) -> datetime:
    """Return when *day* ends on the portal."""
    return datetime.combine(day + timedelta(days=1), time.min, ZoneInfo(portal.time_zone))


def figures(played: Play, portal: Portal, day: date, today: Known, events: list[Event]) -> dict[str, Any]:
    """Return the value of each indicator at the end of *day*, by its key.

    :param today: what is known now: what is archived or excluded is so on all days.
    """
    world = played.world
    members = {world.marie.user_id, world.paul.user_id}
    end = end_of(portal, day)
    then = known_at(events, portal, members, end)
    kept = {
        case for case in today.first_submitted if not any(today.aside.get((case, x)) for x in ("archived", "excluded"))
    }
    cases = then.accepted & kept
    told = {number: one for number, one in then.told.items() if one.told and one.case in cases}
    standing = [one for one in told.values() if not one.gone]
    advised = {one.case for one in told.values()}
    read = [
        number
        for number, one in told.items()
        if any(of == number and (today.told[number].told or end) <= at < end for at, of in played.readings)
    ]
    firsts = defaultdict(list)
    for one in told.values():
        firsts[one.case].append(one.told)
    persons = [*world.people.values()]
    organizations = {who.user_id: who.organization for who in persons}
    with scope.everywhere("a test counts"):
        places = {case.pk: case for case in Case.objects.filter(pk__in=kept).select_related("commune")}
        outcomes = [
            number for number, case in then.outcomes.items() if case in cases and Outcome.objects.get(pk=number)
        ]
    month = end_of(portal, day.replace(day=1) - timedelta(days=1))
    brought = [
        case
        for case, at in then.first_submitted.items()
        if case in kept and places[case].origin_id == portal.pk and month <= at
    ]
    looked = [
        key for key, at in played.revealed.items() if key[0] == portal.pk and key[1] in cases and month <= at < end
    ]
    is_known = month >= clock.now() - timedelta(days=365)
    return {
        "dossiers_accompagnes": len(cases),
        "dossiers_conseilles": len(advised),
        "recommandations_par_dossier": _share(len(told), len(advised)),
        "collectivites_qui_agissent": _share(len({one.case for one in told.values() if one.acted}), len(advised), 100),
        "recommandations_suivies": _share(
            sum(x.status in {"in_progress", "done"} for x in standing), len(standing), 100
        ),
        "recommandations_lues": _share(len(read), len(told), 100),
        "delai_acceptation": _days([then.first_accepted[case] - then.first_submitted[case] for case in cases]),
        "delai_premiere_recommandation": _days([min(firsts[case]) - then.first_accepted[case] for case in advised]),
        "delai_reaction": _days([one.reacted - one.told for one in told.values() if one.reacted and one.told]),
        "structures_mobilisees": len({organizations[one.author] for one in told.values()}),
        "communes_couvertes": len({places[case].commune_id for case in cases}),
        "departements_couverts": len({places[case].commune.departement_id for case in cases}),
        "realisations": len(outcomes),
        "dossiers_deposes_dans_le_mois": len(brought),
        "coordonnees_consultees_dans_le_mois": (None if not is_known or 0 < len(looked) < 5 else len(looked)),
    }


def _share(part: int, whole: int, scale: int = 1) -> float | None:
    return round(scale * part / whole, 1) if whole else None


def _days(lasted: list[timedelta]) -> float | None:
    return round(median(lasted) / timedelta(days=1), 1) if lasted else None  # type: ignore[type-var]
