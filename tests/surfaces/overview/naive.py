"""The filters said once more, case by case, as a patient person would."""

from collections.abc import Callable, Mapping
from typing import Any

from recoco.domain.cases.models import PlacementRole, Side, Status
from recoco.domain.cases.statuses import ACTIVE, ON_BOARD
from recoco.kernel.kit.folding import fold
from tests.surfaces.overview.drawn import TAGS, TOPICS, Drawn

NORD, GIRONDE = {"lille", "roubaix"}, {"bordeaux"}
PLACES = {"region": {"32": NORD, "75": GIRONDE}, "departement": {"59": NORD, "33": GIRONDE}}
INSEE = {"lille": "59350", "roubaix": "59512", "bordeaux": "33063", "unknown": ""}


def kept(one: Drawn, asked: Mapping[str, list[str]], kind: str, numbers: Mapping[str, Any]) -> bool:
    """Tell whether a case answers an address, for a reader of a kind who may open it."""
    return all(judge(one, known(key, asked.get(key, [])), kind, numbers) for key, judge in JUDGES.items())


def known(key: str, values: list[str]) -> list[str]:
    """Drop what no choice offers: it filters nothing. A search knows every word."""
    return values if key == "q" else [value for value in values if value != "n’importe quoi"]


Judge = Callable[[Drawn, list[str], str, Mapping[str, Any]], bool]


def perimeter(one: Drawn, values: list[str], kind: str, _: Mapping[str, Any]) -> bool:
    """Mine; my territory and mine; all. An adviser's usual circle is their territory."""
    usual = "tous" if kind in {"mayor", "staff"} else "territoire"
    asked = values[0] if values else usual
    territory = {"adviser": NORD, "both": GIRONDE, "national": {*INSEE}}.get(kind, set())
    return asked == "tous" or one.mine is not None or (asked == "territoire" and one.commune in territory)


def stands(one: Drawn, values: list[str], *_: Any) -> bool:
    """On that side of the case, or on none."""
    place = "aucune" if one.mine is None else "collectivite" if one.mine in set(Side) else "conseil"
    return not values or values[0] == place


def status(one: Drawn, values: list[str], kind: str, _: Mapping[str, Any]) -> bool:
    """Archived cases only when the team asks for them."""
    in_team = kind in {"staff", "both"}
    known = [value for value in values if value != "archives" or in_team]
    if one.archived:
        return "archives" in known
    statuses = [value for value in known if value != "archives"]
    return one.status in statuses if statuses else not known


def text(one: Drawn, values: list[str], *_: Any) -> bool:
    """The words drawn are in names, communes and tags."""
    said = fold(f"{one.name} {one.commune} {INSEE[one.commune]} {' '.join(one.tags)}")
    return not values or fold(values[0]) in said


def place(key: str) -> Judge:
    """In one of the places asked."""
    return lambda one, values, *_: not values or any(one.commune in PLACES[key][value] for value in values)


def words(labels: tuple[str, ...], of: Callable[[Drawn], frozenset[str]]) -> Judge:
    """With one of the words asked."""

    def judge(one: Drawn, values: list[str], kind: str, numbers: Mapping[str, Any]) -> bool:
        return not values or any(numbers[label] in values for label in labels if label in of(one))

    return judge


def awaited(one: Drawn, values: list[str], *_: Any) -> bool:
    """The side that did not act last; the advisers while they have not."""
    if not values:
        return True
    if one.status not in ON_BOARD or one.archived:
        return False
    member_last = one.member is not None and (one.advising is None or one.member <= one.advising)
    awaits_advisers = one.advising is None or member_last
    return awaits_advisers == (values[0] == "conseillers")


def activity(one: Drawn, values: list[str], *_: Any) -> bool:
    """Within so many days, or not."""
    if not values:
        return True
    kind, _sep, days = values[0].partition("-")
    recent = one.last is not None and one.last < int(days)
    return recent == (kind == "moins")


def missing(one: Drawn, values: list[str], kind: str, _: Mapping[str, Any]) -> bool:
    """What only the team mends."""
    advised = one.advised_by_awa or one.mine == PlacementRole.ADVISER
    active = one.status in ACTIVE and not one.archived and not one.paused
    lacks = {
        "referent": active and not one.owned and one.mine != Side.OWNER,
        "conseiller": active and not advised,
        "commune": one.commune == "unknown",
        "objection": one.objected,
    }
    return not values or kind not in {"staff", "both"} or any(lacks[value] for value in values)


JUDGES: dict[str, Judge] = {
    "q": text,
    "perimetre": perimeter,
    "place": stands,
    "statut": status,
    "region": place("region"),
    "departement": place("departement"),
    "thematique": words(TOPICS, lambda one: one.topics),
    "etiquette": words(TAGS, lambda one: one.tags),
    "conseiller": lambda one, values, *_: not values or one.advised_by_awa,
    "attend": awaited,
    "activite": activity,
    "pause": lambda one, values, *_: not values or one.paused == (values[0] == "oui"),
    "depose_apres": lambda one, values, *_: not values or one.submitted <= 10,
    "depose_avant": lambda one, values, *_: not values or one.submitted >= 100,
    "manque": missing,
}


def statuses_of(cases: list[Drawn]) -> dict[Status, int]:
    """Count cases by status."""
    return {status: len(found) for status in Status if (found := [one for one in cases if one.status == status])}
