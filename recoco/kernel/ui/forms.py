"""Forms as our pages show them: French sentences that say how to mend, DSFR classes, a summary of errors."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

# By kind of field: what to say instead of Django's sentence, by error code.
SENTENCES: dict[type[forms.Field], dict[str, str]] = {
    forms.Field: {
        "max_length": "Raccourcissez ce texte : il compte %(show_value)d caractères, le maximum est %(limit_value)d.",
        "min_length": "Complétez ce texte : il compte %(show_value)d caractères, il en faut au moins %(limit_value)d.",
        "max_value": "Indiquez un nombre inférieur ou égal à %(limit_value)s.",
        "min_value": "Indiquez un nombre supérieur ou égal à %(limit_value)s.",
        "null_characters_not_allowed": "Supprimez les caractères invisibles de ce texte, puis envoyez de nouveau.",
    },
    forms.EmailField: {"invalid": "Indiquez une adresse e-mail complète, par exemple mairie@exemple.fr."},
    forms.URLField: {"invalid": "Indiquez une adresse complète, par exemple https://www.exemple.fr."},
    forms.IntegerField: {"invalid": "Indiquez un nombre entier en chiffres, par exemple 1200."},
    forms.DecimalField: {"invalid": "Indiquez un nombre en chiffres, par exemple 12,5."},
    forms.DateField: {"invalid": "Indiquez une date qui existe, par exemple 31/12/2026."},
    forms.TimeField: {"invalid": "Indiquez une heure, par exemple 14:30."},
    forms.DateTimeField: {"invalid": "Indiquez une date et une heure, par exemple 31/12/2026 14:30."},
    forms.ChoiceField: {"invalid_choice": "Choisissez une réponse de la liste."},
    forms.MultipleChoiceField: {"invalid_list": "Choisissez une ou plusieurs réponses de la liste."},
    forms.ModelChoiceField: {"invalid_choice": "Choisissez une réponse de la liste."},
    forms.ModelMultipleChoiceField: {"invalid_choice": "Choisissez une ou plusieurs réponses de la liste."},
    forms.FileField: {
        "empty": "Ce fichier est vide : choisissez-en un autre.",
        "max_length": "Donnez au fichier un nom plus court, puis choisissez-le de nouveau.",
    },
    forms.ImageField: {"invalid_image": "Choisissez une image au format PNG, JPEG ou WebP."},
}
GIVEN = (forms.ChoiceField, forms.ModelChoiceField)


@dataclass(frozen=True)
class Problem:
    """A sentence of the summary, and the field it leads to (none when it is about the whole form)."""

    sentence: str
    target: str = ""


class FieldOnPage(forms.BoundField):
    """A field with what its template asks: which component shows it, and what describes it."""

    @property
    def kind(self) -> str:
        """Return the component: input, textarea, select, upload, checkbox, radios, checkboxes."""
        widget = self.field.widget
        if isinstance(widget, forms.CheckboxSelectMultiple):
            return "checkboxes"
        if isinstance(widget, forms.RadioSelect):
            return "radios"
        if isinstance(widget, forms.CheckboxInput):
            return "checkbox"
        if isinstance(widget, forms.Select):
            return "select"
        if isinstance(widget, forms.Textarea):
            return "textarea"
        return "upload" if isinstance(widget, forms.FileInput) else "input"

    @property
    def drawn_by(self) -> str:
        """Return the template that draws it all, when its widget brings its own; empty otherwise."""
        return getattr(self.field.widget, "drawn_by", "")

    @property
    def is_group(self) -> bool:
        """Tell whether it is a fieldset of choices."""
        return self.kind in {"radios", "checkboxes"}

    @property
    def is_optional(self) -> bool:
        """Tell whether to say that nobody has to fill it in."""
        return not self.field.required and self.name not in getattr(self.form, "depending", ())

    @property
    def target(self) -> str:
        """Return the id a link of the summary leads to: that of the first choice, in a group."""
        return f"{self.auto_id}_0" if self.is_group else self.id_for_label or self.auto_id


if TYPE_CHECKING:
    _Base = forms.BaseForm
else:
    _Base = object


class FormBase(_Base):
    """Mixed in before `forms.Form` or `forms.ModelForm`; shown by `<c-form :form="form">`."""

    bound_field_class = FieldOnPage
    # Fields that another answer makes compulsory: they are not said optional, their help says when they matter.
    depending: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _speak(field, str(field.label or name))
            _dress(field)

    @property
    def problems(self) -> list[Problem]:
        """Return every error once, those of the whole form first, then in the order of the fields."""
        general = [Problem(str(sentence)) for sentence in self.non_field_errors()]
        return general + [
            Problem(str(sentence), bound.target)
            for bound in self
            if isinstance(bound, FieldOnPage)
            for sentence in bound.errors
        ]


def _speak(field: forms.Field, label: str) -> None:
    """Give *field* our sentences, wherever its author did not write one."""
    given = isinstance(field, GIVEN) or isinstance(field.widget, forms.CheckboxInput)
    what = "Choisissez une réponse pour" if given else "Renseignez"
    usual = {"required": f"{what} « {label} »."}
    if isinstance(field, forms.BooleanField):
        usual["required"] = f"Cochez « {label} » pour continuer."
    elif isinstance(field, forms.FileField):
        usual["required"] = f"Choisissez un fichier pour « {label} »."
    for kind in reversed(type(field).__mro__):
        usual |= SENTENCES.get(kind, {})
    for code, sentence in usual.items():
        if _is_django_s(field, code):
            field.error_messages[code] = sentence


def _is_django_s(field: forms.Field, code: str) -> bool:
    defaults: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        defaults |= getattr(kind, "default_error_messages", {})
    return code not in field.error_messages or field.error_messages[code] == defaults.get(code)


def _dress(field: forms.Field) -> None:
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        return
    css = "fr-select" if isinstance(widget, forms.Select) else "fr-input"
    if isinstance(widget, forms.FileInput):
        css = "fr-upload"
    widget.attrs["class"] = f"{css} {widget.attrs.get('class', '')}".strip()
    if isinstance(widget, forms.DateInput):
        widget.input_type = "date"
        widget.format = "%Y-%m-%d"
    elif isinstance(widget, forms.EmailInput):
        widget.attrs.setdefault("autocomplete", "email")
