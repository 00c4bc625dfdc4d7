"""A portal in preparation shows nothing to who does not prepare it; an archived one is written by nobody. Walked."""

from typing import Any

import pytest
from django.apps import apps

from recoco.kernel.kit.slots import entries
from recoco.kernel.portals import scope
from recoco.kernel.portals.archives import Archived
from recoco.kernel.portals.models import Portal, PortalState
from recoco.kernel.portals.scoped import ScopedModel
from tests.client import Browser
from tests.kernel.portals.refusing import refused
from tests.laws.builders import BUILDERS
from tests.laws.gestures import GESTURES
from tests.laws.gestures.declaring import Attempt
from tests.laws.routes import portal_routes
from tests.queries import forgotten, written_in
from tests.scoped_models.models import Note
from tests.worlds import World

SOON = "Ce portail ouvrira bientôt"
# What people read; the rest serves to sign in, to send and to tell who has read.
KEPT = [one for one in apps.get_models() if issubclass(one, ScopedModel) and not one.lives_on]


def put(world: World, state: PortalState) -> None:
    """Put UrbanVitaliz in a state."""
    Portal.objects.filter(pk=world.urbanvitaliz.pk).update(state=state)


def kept() -> dict[str, list[Any]]:
    """Return every row that people read, on every portal."""
    with scope.everywhere("a test reads all that is kept"):
        return {model._meta.label: list(model.objects.order_by("pk").values_list()) for model in KEPT}


def visited(browser: Browser, url: str, fields: dict[str, Any] | None = None) -> tuple[int, str]:
    """Return the status and the page."""
    response: Any = browser.get(url) if fields is None else browser.post(url, fields)
    return response.status_code, b"".join(response).decode("utf-8", "replace")


def test_the_doors_are_addresses_that_exist() -> None:
    assert entries("DOORS") <= {route.name for route in portal_routes()}


def test_in_preparation_every_address_but_the_doors_is_closed_to_outsiders(world: World) -> None:
    outsiders = (None, world.nora)
    for route in portal_routes():
        with forgotten():
            parts = BUILDERS[route.name](world).parts if route.name in BUILDERS else {}
            put(world, PortalState.PREPARATION)
            url = route.url(**parts) if route.converters.keys() <= parts.keys() else "/" + route.name
            for person in outsiders:
                browser = Browser(world.urbanvitaliz)
                if person:
                    browser.sign_in(person)
                for fields in (None, {}):
                    status, text = visited(browser, url, fields)
                    if route.name not in entries("DOORS"):
                        assert (status, SOON in text, "Lebel" in text) == (403, True, False), url


def test_in_preparation_what_does_not_exist_is_told_no_otherwise(world: World, visitor: Browser) -> None:
    put(world, PortalState.PREPARATION)
    assert visited(visitor, "/rien/")[:1] == (403,)
    page = visitor.page("/", status=403)
    assert page.select_one(".fr-nav") is None
    assert page.find("a", string="Se connecter")["href"].startswith("/connexion/")


@pytest.mark.parametrize("name", ["sami", "adele", "awa", "marie", "olga"])
def test_those_who_prepare_it_see_it(name: str, world: World, browser: Any) -> None:
    put(world, PortalState.PREPARATION)
    page = browser(world.people[name]).page("/accueil/")
    assert "Portail en préparation" in page.get_text()


def test_an_operator_who_is_nobody_there_sees_it(world: World) -> None:
    put(world, PortalState.PREPARATION)
    with scope.entering(world.urbanvitaliz):
        world.nora.user.is_operator = True
        world.nora.user.save()
    browser = Browser(world.urbanvitaliz)
    browser.sign_in(world.nora)
    assert SOON not in browser.page("/").get_text()


def test_an_archived_portal_reads_as_before_and_writes_nothing(world: World) -> None:
    refusals = 0
    for use in GESTURES:
        with forgotten():
            with world.on(world.urbanvitaliz):
                request = use.make(Attempt(world, world.adele))
            put(world, PortalState.ARCHIVED)
            browser = Browser(world.urbanvitaliz)
            browser.sign_in(world.adele)
            with forgotten(), written_in() as tables:
                status, text = visited(browser, request.url, request.fields)
                after = kept() if tables & {model._meta.db_table for model in KEPT} else None
            # Reading it all costs much more than the gesture: only where it has written what is kept.
            assert after is None or after == kept(), request.url
            assert status < 500, request.url
            refusals += status == 409 and "Ce portail est archivé" in text
            if request.fields is None:
                assert status in {200, 302}, request.url
    assert refusals > 20


def test_an_archived_portal_refuses_every_way_of_writing_a_row(world: World) -> None:
    with world.on(world.urbanvitaliz):
        note = Note.objects.create(case=world.alone.case, placement=world.alone, author=world.awa, word="a", text="b")
    put(world, PortalState.ARCHIVED)
    archived = Portal.objects.get(pk=world.urbanvitaliz.pk)
    with scope.entering(archived):
        refused(Archived, note.save)
        refused(Archived, note.delete)
        refused(Archived, lambda: Note.objects.update(text="c"))
        refused(Archived, lambda: Note.objects.filter(pk=note.pk).delete())
        refused(Archived, lambda: Note.objects.bulk_create([Note(word="d")]))
        refused(Archived, lambda: Note.objects.bulk_update([note], ["text"]))
        refused(Archived, lambda: Note(case=world.alone.case, placement=world.alone, word="e").save())
        assert Note.objects.get(pk=note.pk).text == "b"


def test_somebody_still_signs_in_to_an_archived_portal_and_exports(
    world: World, visitor: Browser, browser: Any
) -> None:
    put(world, PortalState.ARCHIVED)
    answer = visitor.submit("/connexion/", "Recevoir un code", email="adele@exemple.fr")
    assert answer.status_code == 302
    adele = browser(world.adele)
    assert "Portail archivé" in adele.page("/dossiers/").get_text()
    sent = adele.post("/dossiers/exporter/", {"colonne": ["nom_dossier"]})
    assert "Friche Lebel" in b"".join(sent).decode()


def test_what_another_portal_writes_on_a_shared_case_goes_on(world: World) -> None:
    put(world, PortalState.ARCHIVED)
    with world.on(world.sosponts):
        case = world.shared_there.case
        case.summary = "Toujours suivi"
        case.save()
