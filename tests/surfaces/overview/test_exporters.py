"""Who may export what: the portal's people all they see, those who follow a case that case."""

from collections.abc import Callable

from recoco.domain.accounts.models import Person, PortalRole
from recoco.domain.cases.actions.labelling import add_tags
from recoco.domain.cases.models import CaseParticipation, Placement, Side
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.surfaces.homes.peopled import accepted
from tests.surfaces.overview.test_export import URL, exported
from tests.worlds import World

Open = Callable[..., Browser]


def test_who_follows_a_case_without_advising_the_portal_exports_what_they_follow(world: World, browser: Open) -> None:
    with scope.everywhere("a test takes roles away"):
        PortalRole.objects.filter(person__in=[world.otto, world.tess]).update(until=clock.now())
    with world.on(world.urbanvitaliz):
        accepted(world, "Halle aux blés")
    otto = browser(world.otto)
    assert otto.page("/dossiers/").main.find("a", href=lambda to: to and to.startswith(URL))
    rows = exported(otto, "nom_dossier", query="perimetre=tous")
    assert {row["nom_dossier"] for row in rows} == {"Friche Lebel", "Pont des Moulins"}
    with world.on(world.urbanvitaliz):
        member_of(accepted(world, "Abattoir"), world.otto)
    assert exported(otto, "nom_dossier", query="perimetre=tous&q=Abattoir") == []
    assert browser(world.tess).get(URL).status_code == 403  # follows nothing any more
    assert browser(world.marie).get(URL).status_code == 403
    assert not browser(world.marie).page("/dossiers/").main.find("a", href=lambda to: to and to.startswith(URL))


def member_of(placement: Placement, person: Person) -> None:
    """Make somebody a member of the collectivité side of a case."""
    CaseParticipation(case_id=placement.case_id, user_id=person.user_id, side=Side.MEMBER).save()


def test_another_portal_exports_its_own_part_only(world: World, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        add_tags(afresh(world.shared), ["Interne"], by=world.actor(world.awa))
    (row,) = exported(browser(world.nora), query="perimetre=tous")
    assert row["nom_dossier"] == "Pont des Moulins"
    assert (row["tags"], row["conseillers"], row["origin_site"]) == ("", "", "UrbanVitaliz")
    assert row["lien_dossier"].startswith(f"{world.sosponts.base_url}/")
