"""The passage from a real year to the next, as an operator makes it: 68 communes gone, 8 created, 63 renamed."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from recoco.kernel.territories.codes import commune_by_insee
from recoco.kernel.territories.models import Commune, CommuneName, Edition, FormerCode, TerritoryChange
from recoco.kernel.territories.search import search_communes
from recoco.kernel.territories.shipped_files import shipped_path

pytestmark = pytest.mark.django_db
BEFORE = Path(__file__).with_name("communes_annee_precedente.csv.xz")
AFTER = shipped_path("communes.csv")


def update(path: Path, *options: str) -> str:
    """Run `recoco territories update` and return what it says."""
    said = StringIO()
    call_command("territories", "update", str(path), *options, stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """Load last year, look at this one, pass to it, do it again; return what was said each time."""
    with django_db_blocker.unblock(), transaction.atomic():
        said = {"first": update(BEFORE, "--as-of", "2020-01-01")}
        said["foreseen"] = update(AFTER, "--dry-run")
        said["untouched"] = f"{Edition.objects.count()} {Commune.objects.filter(epci=None).count()}"
        said["made"] = update(AFTER, "--as-of", "2026-01-01")
        said["again"] = update(AFTER, "--as-of", "2026-02-01")
        yield said
        transaction.set_rollback(True)


def test_the_first_load_is_counted_and_no_news(year: dict[str, str]) -> None:
    assert "35\u00a0029 communes créées\n" in year["first"]
    assert not TerritoryChange.objects.filter(edition__as_of="2020-01-01").exists()


def test_the_report_says_what_happens(year: dict[str, str]) -> None:
    for line in (
        "8 communes créées\u00a0:",
        "  Porte des Pierres Dorées (69114)",
        "63 communes renommées\u00a0:",
        "  Montbenoît → Pays-de-Montbenoît (25390)",
        "68 communes fusionnées\u00a0:",
        "  Bermeries (59070) → L’Orée de Mormal (59006)",
    ):
        assert line in year["made"].splitlines()
    assert "absente" not in year["made"]
    assert "À vérifier" not in year["made"]


def test_the_dry_run_foresees_it_and_writes_nothing(year: dict[str, str]) -> None:
    assert year["foreseen"].splitlines()[0] == "communes.csv.xz\u00a0: ce qui changerait"
    assert year["foreseen"].splitlines()[1:] == year["made"].splitlines()[1:]
    assert year["untouched"] == "1 35029"


def test_doing_it_again_changes_nothing(year: dict[str, str]) -> None:
    assert year["again"].splitlines() == ["communes.csv.xz\u00a0: ce qui change", "Rien ne change."]
    assert Edition.objects.count() == 2


def test_the_geography_is_that_of_the_file(year: dict[str, str]) -> None:
    assert Commune.objects.current().count() == 34_969
    assert Commune.objects.exclude(gone_on=None).count() == 68
    assert not Commune.objects.filter(successor__gone_on__isnull=False).exists()
    assert Commune.objects.get(insee="59350").siren == "215903501"


def test_names_and_codes_are_those_of_a_fresh_installation(year: dict[str, str]) -> None:
    assert CommuneName.objects.filter(kind="current").count() == 34_969
    assert not CommuneName.objects.filter(commune__gone_on__isnull=False).exists()
    codes = set(FormerCode.objects.values_list("code", flat=True))
    gone = set(Commune.objects.exclude(gone_on=None).values_list("insee", flat=True))
    assert len(codes) == 4_240 - 68
    assert not codes & gone


def test_merged_communes_lead_to_their_successor(year: dict[str, str]) -> None:
    bermeries = Commune.objects.get(insee="59070")
    assert str(bermeries.gone_on) == "2026-01-01"
    assert commune_by_insee("59070") == bermeries.current == Commune.objects.get(insee="59006")
    assert search_communes("59070")[0].commune.insee == "59006"
    match = search_communes("bermeries")[0]
    assert (match.commune.insee, match.hint) == ("59006", "ancienne commune de Bermeries")


def test_a_commune_that_only_changes_code_keeps_one_name(year: dict[str, str]) -> None:
    match = search_communes("conques en rouergue")[0]
    assert (match.commune.insee, match.hint) == ("12218", "")
    assert commune_by_insee("12076") == match.commune


def test_renamed_communes_are_found_under_both_names(year: dict[str, str]) -> None:
    assert search_communes("cransac les thermes")[0].hint == ""
    former = next(match for match in search_communes("victot pontfol") if match.commune.insee == "14743")
    assert former.hint == "auparavant Victot-Pontfol"


def test_history_says_what_changed_when_and_from_which_file(year: dict[str, str]) -> None:
    counts = {kind: TerritoryChange.objects.filter(kind=kind).count() for kind in TerritoryChange.Kind}
    assert counts == {"created": 8, "renamed": 63, "merged": 68, "restored": 0}
    change = TerritoryChange.objects.get(commune__insee="59070")
    assert (change.before, change.after) == ("Bermeries (59070)", "L’Orée de Mormal (59006)")
    assert (change.edition.source, str(change.edition.as_of)) == ("communes.csv.xz", "2026-01-01")
