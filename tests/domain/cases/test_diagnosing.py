"""The diagnostic call is noted by those who advise, corrected, taken back; everybody who reads the dossier reads it."""

from collections.abc import Callable
from datetime import date

import pytest

from recoco.domain.cases.actions.diagnosing import mark_diagnostic
from recoco.domain.cases.models import Placement
from recoco.kernel.activity.models import Event
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.queries import assert_queries
from tests.together import at_once, on, refusals
from tests.worlds import World

Open = Callable[..., Browser]


def test_awa_notes_it_and_sami_corrects_it(world: World, browser: Open) -> None:
    base = f"/dossiers/{world.case(world.alone).slug}/"
    awa, page = browser(world.awa), f"{base}appel-de-diagnostic/"
    assert "pas encore noté" in awa.page(base).get_text(" ")
    late = awa.submit(page, "Enregistrer l’appel", on="2999-01-01")
    assert late.status_code == 422
    assert "Indiquez un jour passé" in late.content.decode()
    assert awa.submit(page, "Enregistrer l’appel", on="2026-03-03").status_code == 302
    shown = " ".join(browser(world.marie).page(base).get_text(" ").split())
    assert "Appel de diagnostic réalisé le 3 mars 2026 , par Awa Diop (DDT du Nord)" in shown
    for outsider in (world.marie, world.otto):
        assert browser(outsider).get(page).status_code == 403
    sami = browser(world.sami)
    with assert_queries(11):
        sami.page(page)
    assert sami.post(page, {"on": "2026-03-04", "who": "Awa Diop (DDT du Nord)", "seen": "|"}).status_code == 409
    assert sami.submit(page, "Enregistrer l’appel", on="2026-03-04").status_code == 302
    assert sami.submit(page, "Enregistrer l’appel", on="").status_code == 302
    with world.on(world.urbanvitaliz):
        told = Event.objects.filter(type__startswith="diagnostic.").order_by("pk")
        assert [event.sentence for event in told] == [
            "Awa Diop a noté l’appel de diagnostic du 3 mars 2026, par Awa Diop (DDT du Nord)",
            "Sami Haddad a corrigé l’appel de diagnostic : le 4 mars 2026, par Awa Diop (DDT du Nord)",
            "Sami Haddad a effacé l’appel de diagnostic : il n’a pas eu lieu",
        ]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_who_note_it_at_once(world: World) -> None:
    by = [world.actor(world.awa), world.actor(world.sami)]

    def note(who: int) -> None:
        placement = afresh(world.alone)
        mark_diagnostic(placement, on=date(2026, 3, who + 1), who=by[who].name, seen="|", by=by[who])

    assert len(refusals(at_once([on(world.urbanvitaliz, lambda who=who: note(who)) for who in (0, 1)]))) == 1
    with world.on(world.urbanvitaliz):
        assert Event.objects.filter(type="diagnostic.marked").count() == 1
        assert Placement.objects.get(pk=world.alone.pk).diagnostic_on is not None
