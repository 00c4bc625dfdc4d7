"""Fields of forms about places: the commune, found as people type it, and the point, by its coordinates."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.functional import cached_property

from recoco.kernel.ui.forms import FieldOnPage

from .coordinates import Misread, Point, read_point
from .matches import CommuneMatch
from .models import Commune
from .settling import MOST_OFFERED, Settlement, TypedCommune, settle

TEXT_LENGTH = 120


class CommuneOnPage(FieldOnPage):
    """The field with what its template asks: what was typed, what was chosen, what there is to choose from."""

    @cached_property
    def typed(self) -> TypedCommune:
        """What the form holds."""
        return self.value()

    @cached_property
    def offered(self) -> tuple[CommuneMatch, ...]:
        """The communes to choose from beside the field, when what was typed may mean several."""
        field: CommuneField = self.field  # type: ignore[assignment]
        is_settled = not self.typed.text or (self.typed.insee and not self.form.is_bound)
        return () if is_settled else field.settled(self.typed).offered

    @property
    def is_crowded(self) -> bool:
        """Tell whether there may be more to choose from."""
        return len(self.offered) == MOST_OFFERED

    @property
    def target(self) -> str:
        """Return the first commune to choose, else the field itself."""
        return f"{self.auto_id}_0" if self.offered else self.auto_id


class CommuneInput(forms.TextInput):
    """A line of text, named `<name>_text`, with the INSEE code of the commune chosen in the list as `<name>`."""

    drawn_by = "territories/commune_field.html"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> TypedCommune:
        """Read both from what the browser sends."""
        insee = str(data.get(name) or "").strip()[:5]
        return TypedCommune(str(data.get(f"{name}_text") or ""), insee if insee.isalnum() else "")

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Tell whether the browser sent nothing of it."""
        return f"{name}_text" not in data and name not in data

    def format_value(self, value: Any) -> str:
        """Write what was typed."""
        return value.text if isinstance(value, TypedCommune) else ""


class CommuneField(forms.Field):
    """A commune by its name, its postal code or its INSEE code; gives a `Commune`, or None when left empty.

    Works without JavaScript, with a list to choose from when several are meant; with it, suggests while one types.
    Its initial value is a `Commune` or a `TypedCommune`.

    :param settling: what understands what was typed; asks the database unless told otherwise.
    """

    widget = CommuneInput
    bound_field_class = CommuneOnPage
    default_error_messages = {
        "several": "Choisissez votre commune dans la liste.",
        "unknown": "Aucune commune ne porte ce nom. Essayez avec son code postal.",
        "too_long": f"Raccourcissez ce texte : {TEXT_LENGTH} caractères au plus.",
    }

    def __init__(self, *, settling: Callable[[TypedCommune], Settlement] = settle, **options: Any) -> None:
        options.setdefault("help_text", "Son nom, son code postal ou son code INSEE.")
        super().__init__(**options)
        self._settling = settling
        self._settled: dict[TypedCommune, Settlement] = {}

    def __deepcopy__(self, memo: dict[int, Any]) -> "CommuneField":
        copied: CommuneField = super().__deepcopy__(memo)
        copied._settled = {}
        return copied

    def settled(self, typed: TypedCommune) -> Settlement:
        """Return what *typed* means, searched once per form."""
        if typed not in self._settled:
            self._settled[typed] = self._settling(typed)
        return self._settled[typed]

    def prepare_value(self, value: Any) -> TypedCommune:
        """Write a commune as a form shows it."""
        if isinstance(value, Commune):
            return TypedCommune.of(value)
        return value or TypedCommune()

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether something else was typed or chosen."""
        return self.prepare_value(initial) != self.prepare_value(data)

    def clean(self, value: TypedCommune) -> Commune | None:
        """Settle the commune.

        :raises ValidationError: when nothing was typed in a required field, or when no commune, or several, are meant.
        """
        if not value.text.strip():
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        if len(value.text) > TEXT_LENGTH:
            raise forms.ValidationError(self.error_messages["too_long"], code="too_long")
        settlement = self.settled(value)
        if settlement.commune is None:
            code = "several" if settlement.offered else "unknown"
            raise forms.ValidationError(self.error_messages[code], code=code)
        return settlement.commune


class PointField(forms.CharField):
    """A point by its coordinates, in decimal degrees or in degrees, minutes and seconds; gives a `Point` or None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=80, **options)

    def prepare_value(self, value: Any) -> Any:
        """Write a point as one reads it on a map."""
        return str(value) if isinstance(value, Point) else value

    def clean(self, value: Any) -> Point | None:
        """Read the point.

        :raises ValidationError: when the text is no point.
        """
        text = super().clean(value)
        try:
            return read_point(text) if text else None
        except Misread as misread:
            raise forms.ValidationError(misread.sentence, code="invalid") from None
