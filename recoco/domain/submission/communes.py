"""Keeps unfinished submissions in a commune of today."""

from recoco.domain.submission.models import Draft
from recoco.kernel.portals import scope
from recoco.kernel.territories.models import Commune


def move_drafts(old: Commune, new: Commune) -> None:
    """Move the drafts of *old* to *new*, on every portal."""
    with scope.everywhere("a commune is merged: the drafts about it follow on every portal"):
        Draft.objects.filter(commune=old).update(commune=new)
