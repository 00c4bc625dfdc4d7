"""« Qui voit quoi ? » lists exactly those whom the policy lets read."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.domain.cases.readers import readers_in, readers_of
from recoco.domain.cases.statuses import ROLES_IN_STATE
from recoco.kernel.access.permissions import Permission
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.domain.cases.inviting import page_of
from tests.domain.cases.random_worlds import DOSSIER, SOMEBODY, Dossier, Somebody, write_dossier, write_somebody
from tests.domain.cases.test_policy import Undo
from tests.examples import examples
from tests.places import make_places
from tests.worlds import World, make_portal

Open = Callable[..., Browser]


def listed(placement: Placement) -> set[int]:
    """Return everybody that the page lists on the portal of *placement*, by group, then by list on demand."""
    found: set[int] = set()
    for group in readers_of(placement)[0].groups if readers_of(placement) else []:
        people = group.people if group.is_named else list(readers_in(placement, group.role))
        assert group.count == len(people)
        found |= {person.pk for person in people}
    return found


def reading(placement: Placement, people: list[Person]) -> set[int]:
    """Return those of *people* who may view the case."""
    actors = {person.pk: actor_of(Person.objects.get(pk=person.pk)) for person in people}
    return {pk for pk, actor in actors.items() if actor.may(Permission.CASE_VIEW, placement)}


@pytest.mark.django_db
@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(people=st.lists(SOMEBODY, min_size=1, max_size=3), dossiers=st.lists(DOSSIER, min_size=1, max_size=2))
def test_the_page_lists_exactly_who_may_read_in_random_worlds(people: list[Somebody], dossiers: list[Dossier]) -> None:
    with suppress(Undo), transaction.atomic():
        places, portal = make_places(), make_portal("essai", "Essai", "essai.localhost")
        with scope.entering(portal):
            placements = [write_dossier(one, portal, places) for one in dossiers]
            persons = [write_somebody(rank, one, placements, places) for rank, one in enumerate(people)]
            for placement in Placement.objects.all().with_case():
                assert listed(placement) == reading(placement, persons)
        raise Undo


@pytest.mark.usefixtures("on_a")
def test_the_page_lists_exactly_who_may_read_in_each_kind_of_state(world: World) -> None:
    people = [person for name, person in world.people.items() if name != "nora"]
    for status in {roles: status for status, roles in ROLES_IN_STATE.items()}.values():
        Placement.objects.filter(pk=world.alone.pk).update(status=status)
        placement = Placement.objects.with_case().get(pk=world.alone.pk)
        assert listed(placement) == reading(placement, people), status


def test_the_page_says_who_what_and_why_on_each_portal(world: World, browser: Open) -> None:
    paul, page = browser(world.paul), f"{page_of(world, world.shared)}qui-voit-quoi/"
    main = paul.page(page).find("main").get_text(" ", strip=True)  # type: ignore[union-attr]
    for words in (
        "Sur UrbanVitaliz",
        "Sur SOS Ponts",
        "Marie Lebrun (Mairie de Lille), Maire",
        "Awa Diop (DDT du Nord)",
        "Conseillers et conseillères du territoire – 1\u00a0personne",
        "Conseillent le territoire de ce dossier (Nord), ou toute la France.",
        "Équipe du portail – 1\u00a0personne Anime SOS Ponts.",
    ):
        assert words in main
    assert "Tess Morel" not in main
    asked = f"{page}?groupe=territoire&portail=urbanvitaliz"
    assert "Tess Morel (CAUE du Nord), Architecte" in paul.page(asked).get_text()
    assert "Nora Weber" in paul.page(f"{page}?groupe=equipe&portail=sosponts").get_text()
    assert "Tess Morel" not in paul.page(f"{page}?groupe=x&portail=y").get_text()
    assert browser(world.ines).get(page).status_code == 404


def test_only_the_advising_side_and_the_team_read_the_advisers_space(world: World) -> None:
    with world.on(world.urbanvitaliz):
        groups = readers_of(Placement.objects.with_case().get(pk=world.alone.pk))[0].groups
    reading_notes = {str(group.role) for group in groups if "Espace conseillers" in group.sees}
    assert reading_notes == {"case adviser", "observer", "staff", "admin"}
