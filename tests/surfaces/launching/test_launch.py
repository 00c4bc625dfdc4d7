"""Adèle finishes what the template began, reads the rest through, and puts her portal online."""

from typing import Any

import pytest

from recoco.domain.accounts.actions.invitations import invite
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalState
from recoco.kernel.versions.actions import restore, save_document
from recoco.kernel.versions.kinds import document_kinds
from recoco.kernel.versions.models import Version
from recoco.surfaces.launching.actions.states import put_online
from recoco.surfaces.launching.actors import SERVER, at_portal
from recoco.surfaces.launching.checklist import checklist_here, read_through
from tests.client import Browser
from tests.queries import assert_queries
from tests.surfaces.launching.trial import created
from tests.worlds import World

pytestmark = pytest.mark.django_db

PAGE = "/administration/lancement/"
NOTICE = {"entity": "DDT du Nord", "address": "Lille", "publisher": "Léa Petit, directrice", "host": "OVH, Roubaix"}


def change(kind: str, by: Any, **values: Any) -> None:
    """Change some parts of a document of the current portal."""
    before: Any = document_kinds()[kind].read("")
    save_document(kind, "", {**before, **values}, by=by)


def done() -> set[str]:
    """Return the names of the lines that are done."""
    return {item.line.name for item in checklist_here() if item.is_done}


@pytest.mark.parametrize("template", ["friches", "ponts", "ecoquartiers", "guichet", "vierge"])
def test_a_template_ticks_nothing_by_itself(template: str) -> None:
    with scope.entering(created(template=template)):
        assert done() == set()


def test_each_line_is_a_fact() -> None:
    portal = created()
    by = at_portal(SERVER, portal)
    with scope.entering(portal):
        change("legal", by, **{**NOTICE, "host": " "})
        assert done() == set()
        change("legal", by, **NOTICE)
        assert done() == {"legal_notice"}
        change("contacts", by, sender_email="bonjour@littoral.fr")
        change("home", by, blocks=[])
        read_through("questions", by=by)
        read_through("accessibility", by=by)
        sent = invite("awa@exemple.fr", "adviser", is_national=True, by=by)
        assert done() == {"legal_notice", "sender", "home", "questions", "accessibility", "adviser"}
        sent.delete()
        restore(Version.objects.of("contacts").last(), by=by)
        assert done() == {"legal_notice", "home", "questions", "accessibility"}
        with pytest.raises(Refused, match="se complète"):
            read_through("logo", by=by)


def test_it_opens_once_the_law_is_obeyed_and_once_only(world: World, visitor: Browser, browser: Any) -> None:
    Portal.objects.filter(pk=world.urbanvitaliz.pk).update(state=PortalState.PREPARATION)
    adele = browser(world.adele)
    assert "ouvrira bientôt" in visitor.page("/", status=403).get_text()
    page = adele.page(PAGE)
    assert page.find("button", string="Mettre en ligne") is None
    assert "Lancement" in page.find("header").get_text()
    adele.post(PAGE + "mise-en-ligne/")
    assert "complétez\u00a0: Mentions légales" in adele.page(PAGE).get_text()
    with world.on(world.urbanvitaliz):
        change("legal", world.actor(world.adele), **NOTICE)
    adele.submit(PAGE, "Garder tel quel : Page d’accueil")
    with assert_queries(12):
        shown = adele.get(PAGE)
    assert "faits\u00a0: 4 sur 7" in shown.content.decode()
    adele.submit(PAGE, "Mettre en ligne")
    page = adele.page(PAGE)
    assert "Le portail est en ligne" in page.get_text()
    assert "Lancement" not in page.find("header").get_text()
    visitor.page("/")
    with world.on(world.urbanvitaliz), pytest.raises(Refused, match="n’est pas en préparation"):
        put_online(by=world.actor(world.adele))


def test_only_those_who_configure_launch(world: World) -> None:
    with world.on(world.urbanvitaliz):
        for gesture in (lambda by: read_through("home", by=by), lambda by: put_online(by=by)):
            with pytest.raises(Forbidden):
                gesture(world.actor(world.sami))
