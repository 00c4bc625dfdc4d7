"""A case is found by whatever people call it: its commune of yesterday, its people, their organisations, its tags."""

import pytest

from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.finding import KIND, make_findable
from recoco.domain.cases.models import Placement, PlacementRole, PlacementTag, Tag
from recoco.kernel.portals import scope
from recoco.kernel.search.matching import matching
from recoco.kernel.territories.models import CommuneName
from tests.worlds import World, submitted_case


def found(text: str) -> list[str]:
    """Return the names of the cases of the current portal that a text finds."""
    here = Placement.objects.filter(matching(text, KIND, scope.current_portal().pk)).order_by("case__name")
    return [placement.case.name for placement in here.select_related("case")]


@pytest.mark.usefixtures("on_a")
def test_a_case_is_found_by_its_people_their_organisations_and_its_tags(world: World) -> None:
    assert found("Lebrun") == ["Friche Lebel", "Pont des Moulins"]
    assert found("mairie de lille") == ["Friche Lebel", "Pont des Moulins"]
    assert found("tess caue") == []
    join(world.alone, PlacementRole.ADVISER, by=world.actor(world.tess))
    assert found("tess caue") == ["Friche Lebel"]
    PlacementTag.objects.create(placement=world.alone, tag=Tag.named("Petites villes de demain"))
    make_findable(world.alone)
    assert found("petite ville") == ["Friche Lebel"]


@pytest.mark.usefixtures("on_a")
def test_a_case_is_found_by_the_former_name_of_its_commune(world: World) -> None:
    CommuneName.spelled(world.lille.pk, "Hellemmes-Lille", CommuneName.Kind.MERGED).save()
    submitted_case("Halle", world.lille, world.marie)
    assert found("hellemmes") == ["Halle"]
