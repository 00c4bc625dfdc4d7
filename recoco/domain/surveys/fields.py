"""How each type of question is asked in a form, and how what is typed becomes the value of an answer."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from recoco.kernel.territories.codes import commune_by_insee
from recoco.kernel.territories.models import Commune
from recoco.kernel.territories.search import search_communes

SPACES = re.compile(r"[\s\u00a0\u202f]")
NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
PARTS = re.compile(r"(?:(?:(\d{1,2})[/.\-])?(\d{1,2})[/.\-])?(\d{4})")
ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
INSEE = re.compile(r"\b(\d[\dAB]\d{3})\b")


class NumberField(forms.CharField):
    """A number as French people write it, « 1 200,5 »; gives « 1200.5 »."""

    example = "Indiquez un nombre en chiffres, par exemple 1200 ou 12,5."

    def prepare_value(self, value: Any) -> Any:
        """Write a kept number with its comma."""
        return value.replace(".", ",") if isinstance(value, str) and NUMBER.fullmatch(value) else value

    def clean(self, value: Any) -> Any:
        """Read the number, None when there is none."""
        text = super().clean(value)
        return None if not text else format(self.read(text), "f")

    def read(self, text: str) -> Decimal:
        """Return the number in *text*.

        :raises ValidationError: when there is none, or it is too long.
        """
        bare = SPACES.sub("", text).replace(",", ".")
        if not bare.isascii() or not NUMBER.fullmatch(bare):
            raise forms.ValidationError(self.example, code="invalid")
        return Decimal(bare)


class AmountField(NumberField):
    """An amount in euros, « 12 300,50 € »; gives integer cents."""

    example = "Indiquez un montant en euros, par exemple 12\u00a0300 ou 12\u00a0300,50."

    def prepare_value(self, value: Any) -> Any:
        """Write cents as euros."""
        if not isinstance(value, int) or isinstance(value, bool):
            return value
        return f"{value // 100}" + (f",{value % 100:02d}" if value % 100 else "")

    def clean(self, value: Any) -> Any:
        text = forms.CharField.clean(self, value)
        if not text:
            return None
        try:
            cents = self.read(re.sub(r"(?i)€|euros?", "", text)) * 100
        except InvalidOperation:
            raise forms.ValidationError(self.example, code="invalid") from None
        if cents < 0 or cents != cents.to_integral_value():
            raise forms.ValidationError(self.example, code="invalid")
        return int(cents)


class DateOrYearField(forms.CharField):
    """« 31/05/2024 », « 05/2024 » or « 2024 »; gives « 2024-05-31 », « 2024-05 » or « 2024 »."""

    def prepare_value(self, value: Any) -> Any:
        """Write a kept date as people do."""
        found = ISO.fullmatch(value) if isinstance(value, str) else None
        return "/".join(part for part in reversed(found.groups()) if part) if found else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        iso = ISO.fullmatch(text)
        found = iso or PARTS.fullmatch(text)
        try:
            if found is None or not text.isascii():
                raise ValueError
            day, month, year = reversed(found.groups()) if iso else found.groups()
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            raise forms.ValidationError(
                "Indiquez une date qui existe ou une année, par exemple 31/05/2024 ou 2024.", code="invalid"
            ) from None
        return "-".join(part.zfill(2) for part in (year, month, day) if part)


class CommunesField(forms.CharField):
    """One or several communes, by name or code, separated by semicolons; gives their INSEE codes."""

    MOST = 20

    def prepare_value(self, value: Any) -> Any:
        """Write kept codes as names."""
        if not isinstance(value, list):
            return value
        names = dict(Commune.objects.filter(insee__in=value).values_list("insee", "name"))
        return " ; ".join(f"{names.get(code, '')} ({code})".strip() for code in value)

    def clean(self, value: Any) -> Any:
        typed = [part.strip() for part in re.split(r"[;\n]", super().clean(value)) if part.strip()]
        if len(typed) > self.MOST:
            raise forms.ValidationError(f"Indiquez {self.MOST} communes au plus.", code="too_many")
        return list(dict.fromkeys(self._read(part) for part in typed)) or None

    def _read(self, text: str) -> str:
        code = INSEE.search(text)
        commune = commune_by_insee(code[1]) if code else None
        if commune is not None:
            return str(commune.insee)
        found = search_communes(text, limit=2)
        if not found:
            raise forms.ValidationError(
                f"Aucune commune ne porte le nom « {text[:60]} ». Essayez avec son code postal.", code="unknown"
            )
        if len(found) > 1:
            raise forms.ValidationError(
                f"Plusieurs communes peuvent être « {text[:60]} » : ajoutez le code postal.", code="several"
            )
        return str(found[0].commune.insee)


class OneChoiceField(forms.ChoiceField):
    """One key among those offered; None when none is chosen."""

    widget = forms.RadioSelect

    def clean(self, value: Any) -> Any:
        return super().clean(value) or None


class ManyChoicesField(forms.MultipleChoiceField):
    """Some of the keys offered; None when none is chosen."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        return super().clean(value) or None
