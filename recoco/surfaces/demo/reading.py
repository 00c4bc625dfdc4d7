"""Reads what the demonstration tells: portals, people and dossiers, in YAML files under `told/`.

`told/<portal>/portal.yaml` says what a portal is, who works there and what happens on it; each other file tells one
dossier. A story is a list of lines « J-420 marie dépose », « J+12 awa recommande sols: … »: a day, somebody, a gesture.
`J-420` is counted back from the day of the installation, `J+12` from the first line of the story.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from recoco.surfaces.demo.telling import Dossier, Line, Somebody, Told, Trial

FOLDER = Path(__file__).parent / "told"
ORDER = ("urbanvitaliz", "sosponts", "ecoquartiers", "guichet")
LINE = re.compile(r"J(?P<day>[+-]\d+) (?P<who>\S+) (?P<gesture>.+)")


@cache
def everything() -> tuple[Told, ...]:
    """Return the portals of the demonstration, in the order in which they opened."""
    return tuple(_portal(key) for key in ORDER if (FOLDER / key / "portal.yaml").exists())


def told_of(portal_key: str) -> Told | None:
    """Return what is told of a portal; None for one that somebody opened since."""
    return next((told for told in everything() if told.key == portal_key), None)


def everybody() -> dict[str, Somebody]:
    """Return all the people of the stories by key."""
    groups = [group for told in everything() for group in (told.people, *(one.people for one in told.dossiers))]
    return {one.key: one for group in groups for one in group.values()}


def _portal(key: str) -> Told:
    read = _read(FOLDER / key / "portal.yaml")
    people = {name: _somebody(f"{key}/{name}", key, facts) for name, facts in read["people"].items()}
    paths = sorted(path for path in (FOLDER / key).glob("*.yaml") if path.stem != "portal")
    dossiers = tuple(_dossier(path, key) for path in paths)
    known = {**people, **{f"{one.key}/{name}": who for one in dossiers for name, who in one.people.items()}}
    return Told(
        key=key,
        name=read["portal"]["name"],
        template=read["portal"]["template"],
        documents=read["portal"]["documents"],
        people=people,
        dossiers=dossiers,
        trials=tuple(Trial(known[one["who"]], one["role"], one["finds"]) for one in read["trials"]),
        story=_story(read.get("story", []), key, people),
    )


def _dossier(path: Path, portal: str) -> Dossier:
    read = _read(path)
    town_hall = read.get("organization", "")
    people = {
        name: _somebody(f"{portal}/{path.stem}/{name}", portal, {"organization": town_hall, **facts})
        for name, facts in read["people"].items()
    }
    return Dossier(
        key=path.stem,
        portal=portal,
        name=read["name"],
        summary=read["summary"].strip(),
        insee=read["commune"],
        address=read.get("address", ""),
        answers=read.get("answers", {}),
        file=read.get("file"),
        people=people,
        story=_story(read["story"], portal, people),
    )


def _somebody(key: str, portal: str, facts: Mapping[str, Any]) -> Somebody:
    first_name, _, last_name = facts["name"].partition(" ")
    return Somebody(
        key=key,
        portal=portal,
        first_name=first_name,
        last_name=last_name,
        function=facts["function"],
        organization=facts["organization"],
        role=facts.get("role", ""),
        territory=tuple(facts.get("territory", ())),
    )


def _story(lines: list[Any], portal: str, people: Mapping[str, Somebody]) -> tuple[Line, ...]:
    story: list[Line] = []
    begun = 0
    for line in lines:
        said, words = (line, None) if isinstance(line, str) else next(iter(line.items()))
        found = LINE.fullmatch(said)
        if found is None:
            raise ValueError(f"This is no line of a story: {said}")
        day = int(found["day"])
        day += begun if day >= 0 else 0
        begun = begun or day
        if day >= 0 or (story and day < story[-1].day):
            raise ValueError(f"This line comes too late, or before the one above it: {said}")
        story.append(Line(day, _key(found["who"], portal, people), found["gesture"], words))
    return tuple(story)


def _key(who: str, portal: str, people: Mapping[str, Somebody]) -> str:
    """« marie » of the dossier, « sami » of its portal, « bastien@sosponts » of another."""
    if who in people:
        return people[who].key
    name, _, elsewhere = who.partition("@")
    return f"{elsewhere or portal}/{name}"


def _read(path: Path) -> Any:
    # The loader written in C where it is there: ten times faster.
    return yaml.load(path.read_text(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
