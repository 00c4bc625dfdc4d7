"""What the catalogue of components shows: each example is a template, drawn and printed from the same file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.loader import get_template, render_to_string

from recoco.kernel.kit import clock, slots
from recoco.kernel.ui.forms import FormBase
from recoco.kernel.ui.navigation import Link

FOLDER = Path(__file__).parent / "templates" / "ui" / "catalogue"


@dataclass(frozen=True)
class Example:
    """A component in its variants.

    :param source: the very template that drew *html*.
    """

    key: str
    title: str
    html: str
    source: str


@dataclass(frozen=True)
class CatalogueEntry:
    """A component of a package above this one, declared in the slot `CATALOGUE`.

    :param template: its example.
    :param materials: what the example is about, without any query.
    """

    key: str
    title: str
    template: str
    materials: Callable[[], dict[str, Any]]


@dataclass(frozen=True)
class PreviewPortal:
    """A portal that exists only to try a theme on the catalogue."""

    name: str
    baseline: str
    theme: str
    accent: str
    header_mention: str = ""


# By template under ui/catalogue/, in reading order.
TITLES = {
    "button": "Bouton",
    "link_button": "Lien en bouton",
    "badge": "Badge d’état",
    "tag": "Étiquette",
    "alert": "Alerte",
    "notice": "Bandeau",
    "callout": "Mise en avant",
    "card": "Carte",
    "tile": "Tuile",
    "empty": "Liste vide",
    "breadcrumb": "Fil d’Ariane",
    "tabs": "Onglets",
    "stepper": "Étapes",
    "pagination": "Pagination",
    "accordion": "Accordéon",
    "modal": "Fenêtre",
    "table": "Tableau",
    "summary": "Liste de faits",
    "avatar": "Personne",
    "advisers": "Espace conseillers",
    "search": "Recherche",
    "input": "Champ de texte",
    "textarea": "Texte long",
    "select": "Liste de choix",
    "radios": "Boutons radio",
    "checkbox": "Case à cocher",
    "checkboxes": "Cases à cocher",
    "upload": "Envoi de fichiers",
    "toggle": "Interrupteur",
    "form": "Formulaire",
    "form_errors": "Formulaire à corriger",
}


class ExampleForm(FormBase, forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Nom du projet", max_length=80)
    email = forms.EmailField(label="Adresse e-mail", help_text="Pour vous répondre, par exemple mairie@exemple.fr")
    phone = forms.CharField(label="Téléphone", required=False)
    due = forms.DateField(label="Date souhaitée", required=False)
    kind = forms.ChoiceField(
        label="Type de lieu", choices=[("", "Choisissez"), ("friche", "Friche"), ("pont", "Pont"), ("autre", "Autre")]
    )
    text = forms.CharField(label="Votre demande", widget=forms.Textarea(attrs={"rows": 4}))
    stage = forms.ChoiceField(
        label="Où en êtes-vous ?",
        choices=[("idee", "Une idée"), ("etude", "Des études"), ("travaux", "Des travaux")],
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label="Sujets",
        required=False,
        choices=[("eau", "Eau"), ("sol", "Sols pollués"), ("logement", "Logement")],
        widget=forms.CheckboxSelectMultiple,
    )
    document = forms.FileField(label="Plan ou photo", required=False, help_text="50 Mo au plus")
    agreed = forms.BooleanField(label="J’accepte les conditions d’utilisation")


def examples(request: HttpRequest) -> list[Example]:
    """Return every example, drawn: ours, then those of the packages above."""
    materials = _materials()
    ours = [
        Example(
            key,
            title,
            render_to_string(f"ui/catalogue/{key}.html", materials, request),
            (FOLDER / f"{key}.html").read_text().strip(),
        )
        for key, title in TITLES.items()
    ]
    above: Iterable[CatalogueEntry] = slots.entries("CATALOGUE")
    return ours + [_drawn(entry, request) for entry in above]


def _drawn(entry: CatalogueEntry, request: HttpRequest) -> Example:
    html = render_to_string(entry.template, entry.materials(), request)
    template: Any = get_template(entry.template)
    return Example(entry.key, entry.title, html, Path(template.origin.name).read_text().strip())


def _materials() -> dict[str, Any]:
    """Return what the examples are about: the same names as in our stories."""
    invalid = ExampleForm({"email": "mairie", "name": "Friche Lebel"}, {}, auto_id="corriger_%s")
    return {
        "tabs": [
            Link("Présentation", "#tabs", "page"),
            Link("Conversation", "#tabs", badge=2),
            Link("Recommandations", "#tabs", badge=3),
            Link("Fichiers", "#tabs"),
            Link("Espace conseillers", "#tabs", icon="lock-line"),
        ],
        "shown": Paginator(range(128), 20).page(2),
        "recently": clock.now() - timedelta(days=3),
        "long_ago": datetime(2025, 3, 1, 14, 2, tzinfo=UTC),
        "form": ExampleForm(auto_id="remplir_%s"),
        "invalid": invalid,
    }
