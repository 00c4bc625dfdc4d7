"""Orders a queryset by the titles of what the index knows: in French, the same on every database."""

from typing import Any

from django.db.models import OuterRef, Subquery

from recoco.kernel.search.models import IndexEntry


def by_title(kind: str, of: str = "pk") -> Any:
    """Return the title of an object as the index folds it; None for what is not indexed.

    Accents, capitals and leading articles do not count, as in a dictionary.

    :param of: the column of the ordered queryset that holds what was indexed as ``object_id``.
    """
    title = IndexEntry.objects.filter(kind=kind, object_id=OuterRef(of)).values("title")
    return Subquery(title)
