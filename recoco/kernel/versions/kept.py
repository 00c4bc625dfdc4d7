"""Documents kept as they are, in a row of their own: what no other row needs to know piece by piece."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from recoco.kernel.access.actor import Actor
from recoco.kernel.versions.kinds import Content, DocumentKind
from recoco.kernel.versions.models import Document
from recoco.kernel.versions.parts import Part, completed
from recoco.kernel.versions.problems import Problem


def kept(
    name: str,
    label: str,
    parts: Sequence[Part],
    *,
    usual: Callable[[], dict[str, Any]] = dict,
    check: Callable[[str, Content], Iterable[Problem]] | None = None,
    hint: str = "",
    shown_at: Callable[[str], str] | None = None,
) -> DocumentKind:
    """Return the kind of a single document that each portal keeps whole.

    :param usual: what it is, as far as it differs from its empty parts, while the portal has written nothing.
    """

    def read(key: str) -> Content:
        return completed(
            parts, row.content if (row := Document.objects.filter(kind=name, key=key).first()) else usual()
        )

    def apply(key: str, content: Content, by: Actor) -> None:
        write(name, key, content)

    options: dict[str, Any] = {"check": check} if check else {}
    return DocumentKind(name, label, parts, read=read, apply=apply, hint=hint, shown_at=shown_at, **options)


def write(kind: str, key: str, content: Content) -> None:
    """Keep *content* as the present document at *key*, or forget it when there is none.

    Only the action that saves documents calls it, one at a time on a portal.
    """
    rows = Document.objects.filter(kind=kind, key=key)
    if content is None:
        rows.delete()
    elif rows.exists():
        rows.update(content=content)
    else:
        Document(kind=kind, key=key, content=content).save()
