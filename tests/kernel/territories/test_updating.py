"""What files of communes do to those known: the odd cases, on a few invented lines."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from recoco.kernel.kit import clock, slots
from recoco.kernel.territories.codes import commune_by_insee
from recoco.kernel.territories.loading import load_shipped, update_communes
from recoco.kernel.territories.models import Commune, Edition, TerritoryChange
from recoco.kernel.territories.planning import Plan
from recoco.kernel.territories.reading import CommuneFile, Former
from recoco.kernel.territories.references import load_references
from recoco.kernel.territories.reporting import report
from recoco.kernel.territories.search import search_communes

pytestmark = pytest.mark.django_db
FRANCE = {"59001": "Abancourt", "59002": "Abscon", "59003": "Aibes"}


@pytest.fixture(autouse=True)
def three_communes() -> None:
    load_references()
    update(FRANCE)


@pytest.fixture
def followed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Record whom the followers of communes are told about."""
    told: list[tuple[str, str]] = []
    followers = (lambda old, new: told.append((old.insee, new.insee)),)
    true = slots.entries
    monkeypatch.setattr(slots, "entries", lambda name: followers if name == "COMMUNE_FOLLOWERS" else true(name))
    return told


def update(names: dict[str, str], *former: Former, dry_run: bool = False, **columns: str) -> Plan:
    """Load communes by code and name, all with the same other columns."""
    rows = [{"insee": insee, "nom": name, **columns} for insee, name in names.items()]
    file = CommuneFile.of_rows("essai.csv", sha256(f"{rows}".encode()).hexdigest(), rows)
    return update_communes(file, former, as_of=date(2027, 1, 1), dry_run=dry_run)


def test_a_merger_tells_those_who_point_to_the_commune(followed: list[tuple[str, str]]) -> None:
    update({"59001": "Abancourt", "59002": "Abscon"}, Former("59003", "59001", "Aibes"))
    assert followed == [("59003", "59001")]
    assert Commune.objects.get(insee="59003").current.insee == "59001"


def test_a_dry_run_tells_nobody_and_writes_nothing(followed: list[tuple[str, str]]) -> None:
    plan = update({"59001": "Abancourt-Aibes"}, Former("59003", "59001", ""), dry_run=True)
    assert (len(plan.merged), len(plan.renamed), len(plan.orphans)) == (1, 1, 1)
    assert followed == []
    assert Commune.objects.current().count() == 3
    assert Edition.objects.count() == 1


def test_successors_are_followed_to_today(followed: list[tuple[str, str]]) -> None:
    update({"59002": "Abscon"}, Former("59003", "59001", ""), Former("59001", "59002", ""))
    assert sorted(followed) == [("59001", "59002"), ("59003", "59002")]


def test_a_successor_merged_in_its_turn_passes_on_what_it_had() -> None:
    update({"59001": "Abancourt", "59002": "Abscon"}, Former("59003", "59001", ""))
    update({"59002": "Abscon"}, Former("59001", "59002", ""))
    assert Commune.objects.get(insee="59003").current.insee == "59002"
    assert [match.hint for match in search_communes("aibes")] == ["ancienne commune d’Aibes"]


def test_an_unknown_successor_is_reported_and_nothing_is_dropped() -> None:
    plan = update({"59001": "Abancourt", "59002": "Abscon"})
    assert [commune.insee for commune in plan.orphans] == ["59003"]
    assert "1 commune absente du fichier, sans successeur connu (rien n’y change)" in report(plan, "essai.csv")
    assert commune_by_insee("59003") == Commune.objects.current().get(insee="59003")


def test_codes_that_turn_in_circles_lead_nowhere() -> None:
    plan = update({"59001": "Abancourt"}, Former("59002", "59003", ""), Former("59003", "59002", ""))
    assert len(plan.orphans) == 2


def test_a_commune_may_exist_again() -> None:
    update({"59001": "Abancourt", "59002": "Abscon"}, Former("59003", "59001", ""))
    update(FRANCE)
    assert [match.hint for match in search_communes("aibes")] == [""]
    assert Commune.objects.current().count() == 3
    kinds = TerritoryChange.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["merged", "restored"]


def test_a_name_may_come_back() -> None:
    for name in ("Abancourt-la-Neuve", "Abancourt"):
        update(FRANCE | {"59001": name})
    assert [match.hint for match in search_communes("abancourt")] == [""]
    assert [match.hint for match in search_communes("abancourt la neuve")] == ["auparavant Abancourt-la-Neuve"]


def test_absent_columns_leave_facts_alone() -> None:
    update(FRANCE, population="120", codes_postaux="59265 59266")
    plan = update(FRANCE, siren="210000000")
    assert len(plan.changed) == 3
    commune = Commune.objects.get(insee="59001")
    assert (commune.population, commune.postal_codes, commune.siren) == (120, "59265 59266", "210000000")


def test_postal_codes_and_weights_follow() -> None:
    update(FRANCE, population="120", codes_postaux="59265 59266")
    update(FRANCE, population="130", codes_postaux="59266 59267")
    assert len(search_communes("59267")) == 3
    assert search_communes("59265") == []
    assert set(Commune.objects.values_list("names__weight", flat=True)) == {130}


def test_unreadable_lines_are_reported_and_their_communes_kept() -> None:
    plan = update(FRANCE | {"59001": "", "5900": "Court", "20001": "Nulle part"}, population="beaucoup")
    assert len(plan.problems) == 5
    assert not plan
    plan = update(FRANCE | {"20001": "Nulle part"}, epci="999999999")
    assert plan.problems == [
        "20001\u00a0: département «\u00a020\u00a0» inconnu, commune laissée de côté.",
        "EPCI 999999999 inconnu, laissé vide.",
    ]


def test_a_new_shipped_year_updates_what_was_loaded_before(monkeypatch: pytest.MonkeyPatch) -> None:
    loading = "recoco.kernel.territories.loading"
    Edition.objects.update(as_of=date(2025, 1, 1))
    monkeypatch.setattr(f"{loading}.shipped_rows", lambda name: [{"insee": "59001", "nom": "Abancourt-Aibes"}])
    monkeypatch.setattr(f"{loading}.shipped_former", lambda: [Former(code, "59001", "") for code in FRANCE])
    with clock.moved_to(timezone.make_aware(timezone.datetime(2026, 3, 1))):
        load_shipped()
    assert [commune.name for commune in Commune.objects.current()] == ["Abancourt-Aibes"]
    assert Edition.objects.get(source="données livrées").loaded_at.month == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"code,libelle\n59001,Abancourt\n", "Il manque des colonnes"),
        (b"", "Il manque des colonnes"),
        ("insee,nom\n59001,Aÿ\n".encode("latin-1"), "n’est pas un fichier CSV en UTF-8"),
    ],
)
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "communes.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        call_command("territories", "update", str(path))


def test_a_file_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"ne s’ouvre pas"):
        call_command("territories", "update", str(tmp_path / "rien.csv"))


def test_former_codes_may_come_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "communes.csv").write_text("insee,nom\n59001,Abancourt\n59002,Abscon\n", encoding="utf-8-sig")
    (tmp_path / "codes.csv").write_text("ancien_insee,insee\n59003,59002\n", encoding="utf-8")
    call_command("territories", "update", str(tmp_path / "communes.csv"), "--former-codes", str(tmp_path / "codes.csv"))
    assert "  Aibes (59003) → 59002" in capsys.readouterr().out
