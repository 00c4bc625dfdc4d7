"""Documents held by the row of the portal itself: what the frame of each page needs, at the cost of no query."""

from collections.abc import Sequence
from typing import Any

from recoco.kernel.access.actor import Actor
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.versions.kinds import Content, DocumentKind
from recoco.kernel.versions.parts import Part


def change_portal(**values: Any) -> None:
    """Write *values* into the row of the current portal, and into the one that this request holds."""
    portal = scope.current_portal()
    for name, value in values.items():
        setattr(portal, name, value)
    portal.save(update_fields=list(values))


def of_portal(name: str, label: str, parts: Sequence[Part], hint: str, *, shown_at: str = "/") -> DocumentKind:
    """Return a kind whose parts are fields of the portal, by the same names."""

    def read(key: str) -> Content:
        row = Portal.objects.get(pk=scope.current_portal().pk)
        return {part.name: getattr(row, part.name) for part in parts}

    def apply(key: str, content: Content, by: Actor) -> None:
        change_portal(**content)

    return DocumentKind(name, label, parts, read=read, apply=apply, hint=hint, shown_at=lambda key: shown_at)
