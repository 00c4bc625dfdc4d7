"""A town-hall secretary finds her commune, however she types it, among all those of France."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from recoco.kernel.territories.search import search_communes

pytestmark = [pytest.mark.usefixtures("france"), pytest.mark.django_db]


def found(text: str) -> list[str]:
    """Return the suggestions for *text* as « Lille 59 »."""
    return [f"{match.commune.name} {match.commune.departement.code}" for match in search_communes(text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("lille", "Lille 59"),
        ("LILLE", "Lille 59"),
        ("  Lille  ", "Lille 59"),
        ("hay les roses", "L’Haÿ-les-Roses 94"),
        ("l'hay les ro", "L’Haÿ-les-Roses 94"),
        ("L’HAŸ-LES-ROSES", "L’Haÿ-les-Roses 94"),
        ("roses", "L’Haÿ-les-Roses 94"),
        ("st denis", "Saint-Denis 974"),
        ("ste marie aux mi", "Sainte-Marie-aux-Mines 68"),
        ("remy provence", "Saint-Rémy-de-Provence 13"),
        ("villeneuve dascq", "Villeneuve-d’Ascq 59"),
        ("la ro", "La Rochelle 17"),
        ("ferte sous j", "La Ferté-sous-Jouarre 77"),
        ("lehavre", "Le Havre 76"),
        ("ferte sous", "La Ferté-sous-Jouarre 77"),
        ("st", "Le Saint 56"),
        ("s", "Strasbourg 67"),
        ("y", "Y 80"),
    ],
)
def test_names_as_people_type_them(text: str, first: str) -> None:
    assert found(text)[0] == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Marseile", "Marseille 13"),
        ("Strazbour", "Strasbourg 67"),
        ("Starsbourg", "Strasbourg 67"),
        ("mulouse", "Mulhouse 68"),
        ("lile", "Lille 59"),
        ("aix en provanc", "Aix-en-Provence 13"),
        ("mon de marsan", "Mont-de-Marsan 40"),
        ("sainte denis", "Saint-Denis 974"),
    ],
)
def test_typing_errors(text: str, first: str) -> None:
    assert found(text)[0] == first


def test_a_typing_error_is_no_licence_for_noise() -> None:
    assert found("valencienne") == ["Valenciennes 59"]
    assert found("zzzzzzzz") == []


def test_st_alone_may_be_the_way_to_strasbourg() -> None:
    assert "Strasbourg 67" in found("st")
    assert "Strasbourg 67" not in found("saint")


def test_a_name_left_at_its_small_word_goes_on() -> None:
    names = found("st remy du")
    assert {"Saint-Remy-du-Nord 59", "Saint-Rémy-du-Plain 35", "Saint-Rémy-du-Val 72"} <= set(names)
    assert "Saint-Rémy 71" not in names


def test_the_beginning_of_an_abergement() -> None:
    names = found("L'Abergement")
    assert len(names) >= 6
    assert all("Abergement" in name for name in names)


def test_homonyms_are_told_apart_by_their_departement() -> None:
    matches = search_communes("saint-remy")
    homonyms = [match for match in matches if match.commune.name in {"Saint-Rémy", "Saint-Remy"}]
    assert len(homonyms) >= 6
    assert len({match.label for match in homonyms}) == len(homonyms)
    assert [match.commune.departement.code for match in homonyms][:2] == ["71", "79"]
    assert homonyms[0].label.startswith("Saint-Rémy (71) — 71100, ")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("saint denis 974", ["Saint-Denis 974"]),
        ("93200 saint-denis", ["Saint-Denis 93"]),
        ("59000 LILLE CEDEX 9", ["Lille 59"]),
    ],
)
def test_a_code_chooses_among_homonyms(text: str, names: list[str]) -> None:
    assert found(text)[: len(names)] == names


def test_a_code_that_excludes_everything_is_forgotten() -> None:
    assert found("Paris 13")[0] == "Paris 75"
    assert found("lyon 3e arrondissement")[0] == "Lyon 69"


def test_a_label_sent_back_finds_its_commune() -> None:
    for match in search_communes("saint-remy"):
        assert search_communes(match.label)[0].commune == match.commune


def test_a_commune_that_is_part_of_another_says_so() -> None:
    match = search_communes("bermeries")[0]
    assert (match.commune.name, match.hint) == ("L’Orée de Mormal", "ancienne commune de Bermeries")
    match = search_communes("Bellegarde sur Valserine")[0]
    assert (match.commune.name, match.hint) == ("Valserhône", "ancienne commune de Bellegarde-sur-Valserine")


def test_the_commune_of_today_comes_before_a_former_one() -> None:
    names = [(match.commune.name, match.former_name) for match in search_communes("vars")]
    assert names[:3] == [("Vars", ""), ("Vars", ""), ("La Boixe", "Vars")]


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "%%%", "l%e", "—", "'; DROP TABLE", "\x00", "5", "150", "🏛️"])
def test_garbage_finds_nothing_and_matches_everything_never(text: str) -> None:
    assert all("%" not in name for name in found(text))
    assert text not in {"", "   ", "%", "_", "%%%", "—", "\x00", "5"} or found(text) == []


def test_the_limit_is_kept_and_each_commune_comes_once() -> None:
    matches = search_communes("saint", limit=25)
    assert len(matches) == len({match.commune.pk for match in matches}) == 25


@pytest.mark.parametrize(("text", "queries"), [("lille", 2), ("sa", 2), ("marseile", 3), ("59000", 1), ("", 0)])
def test_few_queries(text: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(queries):
        for match in search_communes(text):
            assert match.label


@given(st.text(max_size=150))
@example("a" * 5000)
@example("L’" * 60)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gets_an_answer(text: str) -> None:
    assert len(search_communes(text)) <= 10
