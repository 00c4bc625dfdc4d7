"""What an active dossier lacks is told once, proven by a command, and mended from a page."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from recoco.domain.cases.models import PlacementParticipation
from recoco.domain.continuity.models import Lapse
from recoco.domain.continuity.sweeps import watch_here, watch_over_listeners
from recoco.kernel.activity.models import Event
from recoco.kernel.jobs.stopping import StopSignal
from tests.client import Browser
from tests.domain.continuity.losing import close_account, suspend
from tests.domain.continuity.passing import followed, passed
from tests.queries import assert_queries
from tests.worlds import World

Open = Callable[..., Browser]
PAGE = "/administration/a-rattraper/"
pytestmark = pytest.mark.usefixtures("on_a")


def told() -> list[str]:
    return [str(one.sentence) for one in Event.objects.filter(type="case.without_listener").order_by("pk")]


def test_each_night_says_once_what_is_lacking_and_notes_what_is_mended(world: World) -> None:
    assert watch_here() == 0
    suspend(world.awa)
    assert watch_here() == 2
    assert watch_here() == 0
    assert told()[0] == (
        "Il n’y a plus personne à joindre d’un côté du dossier – "
        "conseiller·ère injoignable\u00a0: Awa Diop (compte désactivé)"
    )
    assert Lapse.objects.filter(until=None).count() == 2
    passed(world, world.tess, by=world.sami)
    assert watch_here() == 0
    assert Lapse.objects.filter(until=None).count() == 0
    suspend(world.tess)
    assert watch_here() == 2
    assert len(told()) == 4


def test_the_job_goes_over_every_portal_and_stops_when_asked(world: World) -> None:
    suspend(world.awa)
    stop = StopSignal()
    stop.ask()
    assert watch_over_listeners(stop) == 0
    assert watch_over_listeners(StopSignal()) == 3  # SOS Ponts has no adviser on the case that it shares


def looked() -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("listeners", stdout=out, no_color=True)
    except SystemExit as end:
        return out.getvalue().replace("\u00a0", " "), int(str(end.code))
    return out.getvalue().replace("\u00a0", " "), 0


def test_the_command_proves_that_nobody_is_left_alone(world: World) -> None:
    followed(world, 28)
    with world.on(world.sosponts):
        PlacementParticipation(placement=world.shared_there, person=world.nora, role="adviser").save()
    said, code = looked()
    assert (code, "UrbanVitaliz : 30 dossiers actifs vérifiés, 0 à rattraper" in said) == (0, True)
    suspend(world.awa)
    said, code = looked()
    assert (code, "UrbanVitaliz : 30 dossiers actifs vérifiés, 30 à rattraper" in said) == (1, True)
    assert "Friche Lebel : conseiller·ère injoignable : Awa Diop (compte désactivé)" in said
    passed(world, world.tess, by=world.sami)
    said, code = looked()
    assert (code, "Aucun dossier actif n’est sans interlocuteur." in said) == (0, True)


def test_the_command_tells_when_asked(world: World) -> None:
    suspend(world.awa)
    with pytest.raises(SystemExit):
        call_command("listeners", "--prevenir", stdout=StringIO())
    assert len(told()) == 2


def words(page: Any) -> str:
    return " ".join(page.main.get_text(" ", strip=True).split())


def test_the_team_reads_why_and_mends_it(world: World, browser: Open) -> None:
    sami = browser(world.sami)
    assert "Rien à rattraper" in words(sami.page(PAGE))
    with world.on(world.urbanvitaliz):
        suspend(world.awa)
        close_account(world.marie)
        watch_here()
    page = sami.page(PAGE)
    assert "Référent·e injoignable : Marie Lebrun (compte désactivé)" in words(page)
    labels = [" ".join(one.text.split()) for one in page.main.select(".fr-btn")][:4]
    assert [label.partition(" :")[0] for label in labels] == [
        "Choisir un·e référent·e", "Confier les dossiers d’Awa Diop", "Inviter un·e conseiller·ère", "Voir l’équipe",
    ]  # fmt: skip
    for button in page.main.select(".fr-btn"):
        assert sami.get(button["href"]).status_code == 200
    home = sami.page("/accueil/")
    assert "2 dossiers actifs n’ont plus personne à joindre" in words(home)
    assert PAGE in [one["href"] for one in home.main.select("a.fr-btn")]


def test_the_page_costs_the_same_with_one_or_thirty(world: World, browser: Open) -> None:
    suspend(world.awa)
    sami = browser(world.sami)
    sami.page(PAGE)
    with assert_queries(12):
        sami.page(PAGE)
    followed(world, 20, by=world.tess)
    with world.on(world.urbanvitaliz):
        suspend(world.tess)
    with assert_queries(12):
        assert len(sami.page(PAGE).main.select(".continuity-line")) == 22
