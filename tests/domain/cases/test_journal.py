"""The access journal: who opened a case, once a day, for a year."""

from collections.abc import Callable

import pytest

from recoco.domain.cases.journal import forget_old_accesses
from recoco.domain.cases.models import AccessEntry, CaseParticipation, Side
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.portals.append_only import AppendOnly
from tests.client import Browser
from tests.domain.accounts.inviting import later
from tests.domain.cases.inviting import page_of
from tests.worlds import World

Open = Callable[..., Browser]


def lines(world: World) -> list[tuple[str, str, str]]:
    """Return who opened what about whom."""
    with world.on(world.urbanvitaliz):
        rows = AccessEntry.objects.order_by("pk")
        return [(row.name, row.what, row.about_name) for row in rows]


def test_a_visit_is_written_once_a_day(world: World, browser: Open) -> None:
    tess, page = browser(world.tess), page_of(world)
    for path in ("", "activite/", "equipe/", ""):
        tess.page(page + path)
    assert lines(world) == [("Tess Morel", "case", "")]
    browser(world.ines).get(f"{page}recommandations/")  # 404
    browser(world.paul).page(f"{page}recommandations/")
    assert lines(world)[1:] == [("Paul Petit", "case", "")]
    with later(days=1):
        tess.page(page)
    assert len(lines(world)) == 3


def test_what_was_not_shown_is_not_written(world: World, browser: Open) -> None:
    browser(world.ines).get(page_of(world))
    browser(world.tess).get(f"/dossiers/{world.alone.case_id}/")  # sends to the whole address
    browser(world.otto).get(f"{page_of(world)}inviter/")  # 403
    browser(world.tess).post(f"{page_of(world)}rejoindre/", {"role": "adviser"})
    Browser(world.urbanvitaliz).get(page_of(world))
    assert lines(world) == []


def test_asking_for_contact_details_is_written_about_each(world: World, browser: Open) -> None:
    awa = browser(world.awa)
    for _ in range(2):
        awa.submit(page_of(world), "Voir les coordonnées de Marie Lebrun")
    awa.submit(page_of(world), "Voir les coordonnées de Paul Petit")
    assert lines(world) == [
        ("Awa Diop", "case", ""),
        ("Awa Diop", "contact", "Marie Lebrun"),
        ("Awa Diop", "contact", "Paul Petit"),
    ]


def test_the_owner_and_the_team_read_it_wherever_it_was_opened(world: World, browser: Open) -> None:
    page = page_of(world, world.shared)
    browser(world.nora).page(page)
    journal = f"{page}parametres/consultations/"
    shown = browser(world.marie).page(journal).get_text(" ", strip=True)
    assert "Nora Weber (Cerema)" in shown
    assert "SOS Ponts" in shown
    assert browser(world.sami).get(journal).status_code == 200
    for name in ("paul", "awa", "tess"):
        assert browser(world.people[name]).get(journal).status_code == 403
    assert browser(world.ines).get(journal).status_code == 404


def test_whoever_reads_a_proposal_leaves_a_line_too(world: World, browser: Open) -> None:
    with world.on(world.sosponts):
        type(world.shared_there).objects.filter(pk=world.shared_there.pk).update(status="submitted")
    browser(world.nora).page(page_of(world, world.shared))
    assert lines(world) == [("Nora Weber", "case", "")]


def test_the_journal_is_append_only_and_kept_a_year(world: World, browser: Open) -> None:
    browser(world.tess).page(page_of(world))
    with world.on(world.urbanvitaliz):
        row = AccessEntry.objects.get()
        for gesture in (
            row.delete,
            row.save,
            AccessEntry.objects.all().delete,
            lambda: AccessEntry.objects.update(name="Personne"),
        ):
            with pytest.raises(AppendOnly):
                gesture()
    with later(days=364):
        assert forget_old_accesses(StopSignal()) == 0
    with later(days=366):
        assert forget_old_accesses(StopSignal()) == 1
    assert lines(world) == []


def test_the_journal_costs_the_same_whatever_its_length(world: World, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        assert CaseParticipation.objects.get(case=world.alone.case, side=Side.OWNER).user_id == world.marie.user_id
    page = f"{page_of(world)}parametres/consultations/"
    assert "Marie Lebrun" not in browser(world.marie).page(page).find("main").find_all("tr").__str__()
    assert "Marie Lebrun" in str(browser(world.marie).page(page).find("main").find_all("tr"))  # type: ignore[union-attr]
