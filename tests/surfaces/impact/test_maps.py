"""No département is left off the maps: the mainland together, each overseas one on its own."""

from recoco.surfaces.impact.breakdowns import COVERED, Breakdown, Share
from recoco.surfaces.impact.maps import DEPARTEMENTS, maps_of


def of(**counts: int) -> list[Breakdown]:
    """Return the table of the cases of some départements."""
    shares = [Share(f"Département {code[1:]}", (count, count), code[1:]) for code, count in counts.items()]
    return [Breakdown(DEPARTEMENTS, "", "", "", COVERED, shares)]


def test_overseas_departements_have_their_own_maps() -> None:
    maps = maps_of(of(d59=3, d972=2, d971=1, d2A=4, unknown=9))
    assert [one.name for one in maps] == ["France métropolitaine", "Département 971", "Département 972"]
    assert [one.is_mainland for one in maps] == [True, False, False]
    assert [sum(circle.count for circle in one.area.circles) for one in maps] == [7, 1, 2]
    assert maps[2].area.circles[0].label == "Département 972\u00a0: 2\u00a0dossiers accompagnés"


def test_a_portal_overseas_shows_no_empty_mainland() -> None:
    assert [one.key for one in maps_of(of(d974=1))] == ["carte-974"]
    assert maps_of(of()) == []


def test_what_is_added_together_does_not_bear_the_name_of_one() -> None:
    together, alone = maps_of(of(d87=1, d23=2, d59=1))[0].area.circles[::-1]
    assert (together.count, together.name) == (3, "")
    assert together.label.startswith("Département 87 et alentours")
    assert (alone.count, alone.name) == (1, "Département 59")
