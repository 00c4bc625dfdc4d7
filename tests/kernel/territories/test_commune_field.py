"""A commune in a form: what was typed, what was chosen, and what the form understands of both, among all of France."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import Context, Template
from django_cotton.compiler_regex import CottonCompiler
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.kernel.territories.fields import CommuneField
from recoco.kernel.territories.models import Commune
from recoco.kernel.territories.settling import TypedCommune, settle
from recoco.kernel.ui.forms import FormBase
from tests.examples import examples
from tests.queries import assert_queries

pytestmark = [pytest.mark.usefixtures("france"), pytest.mark.django_db]


class PlaceForm(FormBase, forms.Form):
    """One commune."""

    commune = CommuneField(label="Commune")


def filled(text: str, insee: str = "") -> PlaceForm:
    """Return the form as a browser sends it."""
    return PlaceForm({"commune_text": text, "commune": insee})


def shown(form: PlaceForm) -> BeautifulSoup:
    """Return the field as a page shows it."""
    source = CottonCompiler().process('<c-field :field="form.commune" />')
    return BeautifulSoup(Template(source).render(Context({"form": form})), "html.parser")


@pytest.mark.parametrize(
    ("text", "insee"),
    [
        ("59543", "59543"),
        ("saint remy du nord", "59543"),
        ("ST-REMY-DU-NORD", "59543"),
        ("Saint-Remy-du-Nord (59)", "59543"),
        ("bermerie", "59006"),
        ("59070", "59006"),
        ("Œuilly 02", "02565"),
        ("oeuilly 51", "51410"),
        ("St Denis 974", "97411"),
        ("69389", "69123"),
    ],
)
def test_the_only_commune_that_a_text_may_mean_is_taken(text: str, insee: str) -> None:
    form = filled(text)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["commune"].insee == insee
    assert form["commune"].typed.text == text
    assert not shown(form).fieldset


@pytest.mark.parametrize("text", ["st remy", "Saint Rémy", "ST-REMY", "59330", "evry", "oeuilly", "lille"])
def test_several_are_offered_with_what_tells_them_apart(text: str) -> None:
    form = filled(text)
    assert form.errors == {"commune": ["Choisissez votre commune dans la liste."]}
    page = shown(form)
    labels = [one.get_text(" ", strip=True) for one in page.select("fieldset label")]
    assert len(labels) == len(set(labels)) > 1
    assert page.select_one("[name=commune_text]")["value"] == text
    assert form.problems[0].target == page.select_one("[type=radio]")["id"]
    chosen = str(page.select("[type=radio]")[1]["value"])
    again = filled(text, chosen)
    assert again.is_valid()
    assert again.cleaned_data["commune"].insee == chosen


def test_a_crowd_of_homonyms_says_how_to_go_on() -> None:
    assert "le numéro de son département" in shown(filled("saint remy")).get_text()
    assert "le numéro de son département" not in shown(filled("evry")).get_text()


def test_why_a_commune_is_offered_is_said() -> None:
    page = shown(filled("vars"))
    assert "ancienne commune de Vars" in page.get_text()


def test_a_choice_that_the_text_no_longer_means_is_forgotten() -> None:
    form = filled("Saint-Remy-du-Nord", "59350")
    assert form.is_valid()
    assert form.cleaned_data["commune"].insee == "59543"
    assert filled("saint remy", "59350").errors


def test_nothing_typed_and_nobody_known() -> None:
    assert filled("  ", "59350").errors == {"commune": ["Renseignez «\u00a0Commune\u00a0»."]}
    assert "Aucune commune ne porte ce nom" in str(filled("zzzzzz").errors)
    assert "120 caractères" in str(filled("a" * 121).errors)


def test_a_commune_is_shown_as_it_is_read_again() -> None:
    lille = Commune.objects.select_related("departement").get(insee="59350")
    form = PlaceForm(initial={"commune": lille})
    page = shown(form)
    assert page.select_one("[name=commune_text]")["value"] == "Lille (59)"
    assert page.select_one("[type=hidden]")["value"] == "59350"
    assert not PlaceForm({"commune_text": "Lille (59)", "commune": "59350"}, initial={"commune": lille}).has_changed()
    with assert_queries(1):
        assert settle(TypedCommune.of(lille)).commune == lille


def test_a_draft_whose_commune_is_not_settled_offers_them_again() -> None:
    form = PlaceForm(initial={"commune": TypedCommune("evry")})
    assert [match.commune.insee for match in form["commune"].offered][:2] == ["89162", "91228"]
    assert not form.is_bound


def test_a_form_searches_once() -> None:
    form = filled("evry")
    with assert_queries(2):
        assert not form.is_valid()
        assert len(form["commune"].offered) == 3


@given(st.text(max_size=140), st.text(max_size=8))
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_gets_an_answer(text: str, insee: str) -> None:
    form = filled(text, insee)
    form.is_valid()
    assert shown(form).select_one("[name=commune_text]") is not None


@pytest.fixture
def suggested(client: Any, settings: Any) -> Any:
    """Ask the root host, which needs no portal."""
    return lambda text: BeautifulSoup(
        client.get("/communes/", {"q": text}, headers={"host": settings.ROOT_HOST}).content, "html.parser"
    )


def test_suggestions_are_options_that_fill_the_field(suggested: Any) -> None:
    page = suggested("st remy du nord")
    (option,) = page.select("[role=listbox] > [role=option]")
    assert (option["data-insee"], option["data-text"]) == ("59543", "Saint-Remy-du-Nord (59)")
    assert page.ul["data-said"] == "1\u00a0commune trouvée"
    assert suggested("bermerie").select_one(".fr-hint-text").get_text() == "ancienne commune de Bermeries"


@pytest.mark.parametrize(("text", "said"), [("", ""), ("   ", ""), ("zzzzzz", "Aucune commune trouvée")])
def test_nothing_to_suggest(text: str, said: str, suggested: Any) -> None:
    page = suggested(text)
    assert (page.select("[role=option]"), page.ul["data-said"]) == ([], said)


@pytest.mark.parametrize(("text", "queries"), [("", 0), ("lille", 2), ("saint", 2), ("marseile", 3), ("5" * 3_000, 0)])
def test_suggestions_cost_a_constant_few_queries(text: str, queries: int, client: Any, settings: Any) -> None:
    with assert_queries(queries):
        answer = client.get("/communes/", {"q": text}, headers={"host": settings.ROOT_HOST})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, max-age=300"
    assert len(answer.content) < 4_000


def test_suggestions_are_only_read(client: Any, settings: Any) -> None:
    assert client.post("/communes/", headers={"host": settings.ROOT_HOST}).status_code == 405
