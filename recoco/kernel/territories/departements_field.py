"""A territory as people who know it write it: « 59, 62, 2A »."""

import re
from typing import Any

from django import forms

from recoco.kernel.territories.models import Departement


class DepartementsField(forms.CharField):
    """Numbers of départements in one line, easier on a phone than a list of a hundred; gives the rows, by number."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=500, **options)

    def prepare_value(self, value: Any) -> Any:
        """Write rows as their numbers."""
        return ", ".join(one.code for one in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[Departement]:
        """Read the numbers.

        :raises ValidationError: when one is nobody's.
        """
        text = super().clean(value)
        codes = {code.upper().zfill(2) for code in re.split(r"[\s,;]+", text) if code}
        found = list(Departement.objects.filter(code__in=codes).order_by("code"))
        unknown = sorted(codes - {one.code for one in found})
        if unknown:
            raise forms.ValidationError(f"Aucun département n’a ce numéro : {', '.join(unknown)}.")
        return found
