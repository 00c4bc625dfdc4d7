"""Keeps cases in a commune of today when the one they were filed in is merged."""

from recoco.domain.cases.models import Case
from recoco.kernel.portals import scope
from recoco.kernel.territories.models import Commune


def move_cases(old: Commune, new: Commune) -> None:
    """Move the cases of *old* to *new*, on every portal."""
    with scope.everywhere("a commune is merged: its cases follow on every portal"):
        Case.objects.filter(commune=old).update(commune=new)
