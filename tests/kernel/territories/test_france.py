"""What the product ships: all of France, its codes of yesterday, loaded once."""

import json

import pytest
from django.db.models import Q
from pytest_django import DjangoAssertNumQueries

from recoco.kernel.territories.codes import commune_by_insee
from recoco.kernel.territories.loading import load_shipped
from recoco.kernel.territories.models import (
    Commune,
    CommuneName,
    Departement,
    Edition,
    Epci,
    FormerCode,
    Region,
    TerritoryChange,
)
from recoco.kernel.territories.search import search_communes
from recoco.kernel.territories.shipped_files import AS_OF, shipped_outlines

pytestmark = [pytest.mark.usefixtures("france"), pytest.mark.django_db]


def test_everything_is_there() -> None:
    assert Commune.objects.current().count() == 34_969
    assert (Region.objects.count(), Departement.objects.count(), Epci.objects.count()) == (26, 109, 1_255)
    assert FormerCode.objects.count() == 4_240
    assert Commune.objects.filter(Q(latitude=None) | Q(longitude=None)).count() == 102
    assert CommuneName.objects.filter(kind="current").count() == 34_969


def test_a_commune_knows_what_contains_it() -> None:
    lille = Commune.objects.get(insee="59350")
    assert str(lille.departement) == "Nord (59)"
    assert lille.departement.region.name == "Hauts-de-France"
    assert lille.epci is not None
    assert (lille.epci.name, lille.epci.kind) == ("Métropole Européenne de Lille", "METRO")
    assert lille.siren == "215903501"
    assert (lille.latitude, lille.longitude) == pytest.approx((50.63, 3.07), abs=0.01)
    assert lille.postal_codes.split() == ["59000", "59160", "59260", "59777", "59800"]


def test_loading_again_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        load_shipped()
    edition = Edition.objects.get()
    assert edition.as_of == AS_OF
    assert not TerritoryChange.objects.exists()


def test_a_later_geography_is_not_undone_by_an_older_product() -> None:
    Edition.objects.update(digest="autre", as_of=AS_OF.replace(year=AS_OF.year + 1))
    load_shipped()
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("code", "insee"),
    [
        ("59350", "59350"),
        (" 2a004 ", "2A004"),
        ("59070", "59006"),
        ("01126", "01033"),
        ("75113", "75056"),
        ("13208", "13055"),
        ("69389", "69123"),
    ],
)
def test_insee_codes_lead_to_the_commune_of_today(code: str, insee: str) -> None:
    commune = commune_by_insee(code)
    assert commune is not None
    assert commune.insee == insee


@pytest.mark.parametrize("code", ["", "99999", "lille", "59", "%"])
def test_codes_of_nothing(code: str) -> None:
    assert commune_by_insee(code) is None


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("59000", ["Lille"]),
        ("59777", ["Lille"]),
        ("59350", ["Lille", "Saint-André-lez-Lille"]),
        ("2a004", ["Ajaccio"]),
        ("59070", ["L’Orée de Mormal"]),
        ("75113", ["Paris"]),
        ("97411", ["Saint-Denis", "Saint-Paul"]),
    ],
)
def test_communes_are_found_by_code(code: str, names: list[str]) -> None:
    assert [match.commune.name for match in search_communes(code)] == names


def test_the_beginning_of_a_code_gives_the_largest_communes() -> None:
    assert [match.commune.name for match in search_communes("59", limit=3)] == ["Lille", "Tourcoing", "Roubaix"]
    assert {match.commune.departement.code for match in search_communes("974")} == {"974"}


def test_the_label_shows_the_postal_code_that_was_typed() -> None:
    assert search_communes("59800")[0].label.startswith("Lille (59) — 59800, ")
    assert search_communes("59350")[0].label.startswith("Lille (59) — 59000, ")


@pytest.mark.parametrize(("name", "count"), [("departements", 101), ("regions", 18)])
def test_outlines_name_known_codes(name: str, count: int) -> None:
    features = json.loads(shipped_outlines(name))["features"]
    model = Departement if name == "departements" else Region
    known = set(model.objects.values_list("code", flat=True))
    assert len(features) == count
    assert {feature["id"] for feature in features} <= known
