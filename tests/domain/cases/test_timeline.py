"""Everything that happened on a dossier: by kind, by person, each line leading where it happened."""

from collections.abc import Callable
from datetime import date

import pytest

from recoco.domain.cases.actions.labelling import add_tags
from recoco.domain.cases.actions.outcomes import declare_outcome
from recoco.domain.cases.actions.switches import exclude_placement, mute_placement
from recoco.domain.cases.models import Placement
from recoco.domain.cases.timeline import FAMILIES
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.types import Reach, event_types
from tests.client import Browser
from tests.queries import assert_queries
from tests.worlds import World

Open = Callable[..., Browser]


@pytest.fixture
def story(world: World) -> str:
    """Some things happen on Marie's case; return the address of its activity."""
    with world.on(world.urbanvitaliz):
        one = Placement.objects.with_case().get(pk=world.alone.pk)
        add_tags(one, ["Patrimoine"], by=world.actor(world.awa))
        marie = world.actor(world.marie)
        declare_outcome(one, kind="Étude réalisée", on=date(2026, 1, 5), source="declared", by=marie)
        mute_placement(one, True, by=world.actor(world.sami))
        exclude_placement(one, True, by=world.actor(world.sami))
        exclude_placement(one, True, by=world.actor(world.sami))
    return f"/dossiers/{world.case(world.alone).slug}/activite/"


def lines(browser: Browser, url: str) -> list[str]:
    """Return the sentences that the page shows."""
    return [one.get_text(" ", strip=True) for one in browser.page(url).select(".cases-events li")]


def test_by_kind_and_by_person(story: str, world: World, browser: Open) -> None:
    tess, all_ = browser(world.tess), lines(browser(world.tess), story)
    (result,) = lines(tess, f"{story}?genre=resultats")
    assert result.startswith("Marie Lebrun a noté un résultat")
    by_awa = lines(tess, f"{story}?personne={world.awa.user_id}")
    assert len(by_awa) == 2
    assert all(one.startswith("Awa Diop") for one in by_awa)
    assert lines(tess, f"{story}?genre=resultats&personne={world.awa.user_id}") == []
    for nonsense in ("?genre=rien", "?personne=x", f"?personne={10**30}", "?page=zz"):
        assert lines(tess, f"{story}{nonsense}") == all_


def test_a_line_leads_to_its_object(story: str, world: World, browser: Open) -> None:
    link = browser(world.tess).page(f"{story}?genre=resultats").select_one(".cases-events a")
    assert link is not None
    page, _, anchor = str(link["href"]).partition("#")
    assert browser(world.tess).page(page).find(id=anchor) is not None


def test_what_the_team_switches_off_is_the_team_s(story: str, world: World, browser: Open) -> None:
    for person, count in ((world.sami, 1), (world.marie, 0), (world.awa, 0), (world.tess, 0)):
        told = [one for one in lines(browser(person), story) if "a coupé les notifications" in one]
        assert len(told) == count
    with world.on(world.urbanvitaliz):
        assert Event.objects.filter(type="placement.excluded").count() == 1, "nothing happens twice"


def test_each_event_of_a_case_belongs_to_a_family() -> None:
    known = {name for family in FAMILIES for name in family.types}
    about_cases = {name for name, one in event_types().items() if one.reach is Reach.CASE}
    assert about_cases <= known
    assert all(family.label for family in FAMILIES)


def test_the_number_of_queries_is_the_same_whatever_happened(story: str, world: World, browser: Open) -> None:
    tess = browser(world.tess)
    with assert_queries(13):
        tess.page(story)
    with world.on(world.urbanvitaliz):
        one = Placement.objects.with_case().get(pk=world.alone.pk)
        for rank in range(40):
            add_tags(one, [f"mot {rank}"], by=world.actor(world.awa))
    with assert_queries(13):
        tess.page(story)
    assert "Page suivante" in tess.page(story).get_text(" ")
