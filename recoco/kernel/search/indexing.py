"""What owners call in their actions, in the same transaction as the change."""

from recoco.kernel.search import typos
from recoco.kernel.search.analyser import document
from recoco.kernel.search.models import IndexEntry


def index(
    kind: str,
    object_id: int,
    portal_id: int | None,
    *,
    title: str = "",
    tags: str = "",
    summary: str = "",
    content: str = "",
) -> None:
    """Make an object findable by these texts, in place of what was known of it.

    Index what lists are made of (a placement rather than its case): an object has one entry.

    :param kind: what the object is, for instance ``"case"``; at most 40 characters.
    :param object_id: its primary key.
    :param portal_id: the portal where it is found; None for an object common to all portals.
    :param title: names: they weigh most, and typing errors are forgiven on them.
    :param tags: words separated by spaces or commas.
    :param content: plain text or Markdown source; of each text, the first 60,000 characters count.
    """
    entry = IndexEntry(
        kind=kind,
        object_id=object_id,
        portal_id=portal_id,
        title=document(title),
        tags=document(tags),
        summary=document(summary),
        content=document(content),
    )
    IndexEntry.objects.bulk_create(
        [entry],
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["portal_id", "title", "tags", "summary", "content"],
    )
    typos.learn(entry)


def unindex(kind: str, object_id: int) -> None:
    """Make an object impossible to find; no effect on one that was not indexed."""
    IndexEntry.objects.filter(kind=kind, object_id=object_id).delete()
