"""Forms say how to mend, beside the field and on top."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms

from recoco.kernel.ui.catalogue import ExampleForm
from recoco.kernel.ui.forms import FormBase

from .conftest import drawn


class Shape(FormBase, forms.Form):
    """A field by kind of mistake."""

    title = forms.CharField(label="Titre", max_length=5, error_messages={"required": "Donnez un titre au dossier."})
    site = forms.URLField(label="Site", required=False)
    area = forms.IntegerField(label="Surface", min_value=1)
    seen_on = forms.DateField(label="Vu le")


def shown(form: Any, source: str = '<c-form :form="form" />') -> BeautifulSoup:
    return drawn(source, form=form)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", "", "Donnez un titre au dossier."),
        ("title", "Friche Lebel", "Raccourcissez ce texte\u00a0: il compte 12 caractères, le maximum est 5."),
        ("site", "mairie", "Indiquez une adresse complète, par exemple https://www.exemple.fr."),
        ("area", "", "Renseignez «\u00a0Surface\u00a0»."),
        ("area", "grande", "Indiquez un nombre entier en chiffres, par exemple 1200."),
        ("area", "0", "Indiquez un nombre supérieur ou égal à 1."),
        ("seen_on", "31/02/2026", "Indiquez une date qui existe, par exemple 31/12/2026."),
    ],
)
def test_each_mistake_has_a_sentence_that_says_how_to_mend(field: str, typed: str, sentence: str) -> None:
    assert Shape({field: typed}).errors[field] == [sentence]


def test_no_sentence_of_django_is_left_for_the_usual_mistakes() -> None:
    problems = ExampleForm({"email": "mairie", "kind": "lune", "topics": ["lune"]}, {}).problems
    assert [problem.sentence for problem in problems] == [
        "Renseignez «\u00a0Nom du projet\u00a0».",
        "Indiquez une adresse e-mail complète, par exemple mairie@exemple.fr.",
        "Choisissez une réponse de la liste.",
        "Renseignez «\u00a0Votre demande\u00a0».",
        "Choisissez une réponse pour «\u00a0Où en êtes-vous\u00a0?\u00a0».",
        "Choisissez une réponse de la liste.",
        "Cochez «\u00a0J’accepte les conditions d’utilisation\u00a0» pour continuer.",
    ]


def test_the_summary_leads_to_the_fields() -> None:
    seen = shown(ExampleForm({"email": "mairie"}, {}))
    summary = seen.select_one("[data-focus]")
    assert summary.h2.get_text().endswith("6 réponses sont à corriger")
    for link in summary.select("a"):
        assert seen.find(id=link["href"][1:]).name in {"input", "select", "textarea"}


def test_an_invalid_field_is_tied_to_its_sentence_and_keeps_what_was_typed() -> None:
    email = shown(ExampleForm({"email": "mairie"}, {})).find(id="id_email")
    assert email["value"] == "mairie"
    assert email["aria-invalid"] == "true"
    assert email["aria-describedby"] == "id_email_helptext id_email_error"
    assert "mairie@exemple.fr" in email.find_parent("div").find(id="id_email_error").get_text()


def test_every_described_id_exists() -> None:
    for form in (ExampleForm(), ExampleForm({}, {})):
        seen = shown(form)
        for element in seen.select("[aria-describedby], [aria-labelledby]"):
            for key in (element.get("aria-describedby") or element["aria-labelledby"]).split():
                assert seen.find(id=key), key


def test_optional_fields_say_so_and_the_others_need_not() -> None:
    seen = shown(ExampleForm())
    assert "Sauf mention contraire, tous les champs sont obligatoires." in seen.get_text()
    assert seen.find("label", attrs={"for": "id_phone"}).get_text(strip=True) == "Téléphone (facultatif)"
    assert seen.find("label", attrs={"for": "id_name"}).get_text(strip=True) == "Nom du projet"


def test_what_another_answer_makes_compulsory_is_not_said_optional() -> None:
    class Signed(FormBase, forms.Form):
        depending = frozenset({"name"})
        name = forms.CharField(label="Nom", required=False, help_text="Si vous signez pour la première fois.")
        function = forms.CharField(label="Fonction", required=False)

    labels = [label.get_text(strip=True) for label in shown(Signed()).select("label")]
    assert labels == ["NomSi vous signez pour la première fois.", "Fonction (facultatif)"]


def test_a_form_with_a_file_is_multipart_and_one_without_is_not() -> None:
    assert shown(ExampleForm()).form["enctype"] == "multipart/form-data"
    assert not shown(Shape()).form.has_attr("enctype")


def test_a_page_may_place_the_fields_itself() -> None:
    seen = shown(Shape(), '<c-form :form="form" hx-post="/x/"><c-field :field="form.area" /></c-form>')
    assert [field["name"] for field in seen.select("input")] == ["area"]
    assert seen.form["hx-post"] == "/x/"


def test_widgets_wear_the_dsfr_and_keep_their_own_classes() -> None:
    class Worn(FormBase, forms.Form):
        text = forms.CharField(widget=forms.Textarea(attrs={"class": "editor"}))
        file = forms.FileField()

    assert Worn().fields["text"].widget.attrs["class"] == "fr-input editor"
    assert Worn().fields["file"].widget.attrs["class"] == "fr-upload"
