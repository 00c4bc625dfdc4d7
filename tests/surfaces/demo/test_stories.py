"""Stories are read: every gesture, person and commune they name is known, and they are printed as French is."""

from pathlib import Path

import pytest

from recoco.kernel.territories.shipped_files import shipped_rows
from recoco.surfaces.demo import gestures  # noqa: F401 (gives the gestures their names)
from recoco.surfaces.demo.reading import FOLDER, everybody, everything
from recoco.surfaces.demo.scenes import gesture_told
from recoco.surfaces.demo.telling import Line
from tests.laws.test_typography import faults

FILES = sorted(FOLDER.glob("*/*.yaml"))


def lines() -> list[Line]:
    stories = [told.story for told in everything()]
    stories += [dossier.story for told in everything() for dossier in told.dossiers]
    return [line for story in stories for line in story]


def test_everybody_and_every_gesture_is_known() -> None:
    people = everybody()
    for line in lines():
        gesture_told(line.gesture)
        assert line.who in people, line
        assert line.day < 0, line


def test_dossiers_are_on_real_communes_of_a_dozen_departements() -> None:
    departements = {row["insee"]: row["departement"] for row in shipped_rows("communes")}
    told = [departements[dossier.insee] for portal in everything() for dossier in portal.dossiers]
    assert len(told) >= 60
    assert len(set(told)) >= 12
    assert {"971", "972", "973", "974"} <= set(told)


def test_no_two_people_share_an_address() -> None:
    """But those who are on several portals, or on several dossiers: they bear the same name."""
    names: dict[str, str] = {}
    for one in everybody().values():
        assert names.setdefault(one.email, one.full_name) == one.full_name
        assert one.email.endswith(".exemple.fr")


def test_each_portal_is_tried_in_its_four_roles() -> None:
    for told in everything():
        assert [trial.who.role for trial in told.trials] == ["", "adviser", "staff", "admin"], told.key


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_stories_are_set_as_they_should(path: Path) -> None:
    said = [line for line in path.read_text().splitlines() if not line.lstrip().startswith("#")]
    assert [fault for line in said for fault in faults(line.replace("J+", "").replace(": ", " "))] == []
