"""Lists of words as documents: their order and their names change, what was chosen before stays attached to them."""

from collections.abc import Callable, Iterable
from typing import Any

from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold
from recoco.kernel.portals.lists import KEY_LENGTH, LABEL_LENGTH, ListItem, key_of
from recoco.kernel.versions.kinds import Content, DocumentKind
from recoco.kernel.versions.parts import Text
from recoco.kernel.versions.problems import Problem, within
from recoco.kernel.versions.rows import Rows

LASTING = "Ce que vous retirez n’est plus proposé, et reste là où il a été choisi."
WORDLESS = "Écrivez au moins une lettre ou un chiffre."
SAID_TWICE = "« {label} » est déjà dans la liste : changez ce libellé ou retirez la ligne."
KEY_TWICE = "Deux lignes portent le nom durable « {key} »."
NOTHING_LEFT = "Gardez au moins une ligne : sans elle, il n’y aurait plus rien à choisir."

Renamed = Callable[[list[Any]], object]


def word_list(
    name: str, label: str, words: type[ListItem], *, one: str, hint: str, renamed: Renamed | None = None
) -> DocumentKind:
    """Return the kind of the document that holds the list *words* of a portal.

    :param one: what a word is, such as « une thématique ».
    :param renamed: called with the rows whose label has changed.
    """
    each = (
        Text("key", "Nom durable", hidden=True, most=KEY_LENGTH),
        Text("label", "Libellé", required=True, most=LABEL_LENGTH),
    )
    part = Rows("items", label, LASTING, each=each, one=one, most=200)

    def read(key: str) -> Content:
        rows = list(words.objects.order_by("position", "folded"))
        if not rows:
            return {"items": [{"key": key_of(label), "label": label} for label in words.DEFAULTS]}
        return {"items": [{"key": row.key, "label": row.label} for row in rows if row.retired_at is None]}

    def apply(key: str, content: Content, by: Actor) -> None:
        words.write_defaults()
        changed = _write(words, content["items"])
        if renamed and changed:
            renamed(changed)

    return DocumentKind(name, label, (part,), read, apply, check=_check, hint=hint)


def _check(key: str, content: Content) -> Iterable[Problem]:
    labels: set[str] = set()
    keys: set[str] = set()
    for rank, item in enumerate(content["items"]):
        path, folded = within("items", rank), fold(item["label"])
        if not folded:
            yield Problem(within(path, "label"), WORDLESS)
        elif folded in labels:
            yield Problem(within(path, "label"), SAID_TWICE.format(label=item["label"]))
        if item["key"] and item["key"] in keys:
            yield Problem(within(path, "label"), KEY_TWICE.format(key=item["key"]))
        labels.add(folded)
        keys.add(item["key"])
    if not content["items"]:
        yield Problem("items", NOTHING_LEFT)


def _write(words: type[ListItem], items: list[dict[str, str]]) -> list[ListItem]:
    """Make the list say *items* in their order; return the rows that change their label."""
    known = {row.key: row for row in words.objects.all()}
    claimed = {item["key"] for item in items}
    # A word written again, or by another installation, is the row that says it already, unless that one is named.
    by_label = {row.folded: row for row in known.values() if row.key not in claimed}
    rows = [known.get(item["key"]) or by_label.get(fold(item["label"])) for item in items]
    kept = {row.pk for row in rows if row is not None}
    for row in known.values():
        # Two labels may be exchanged, or one taken from a retired row: each steps aside first.
        words.objects.filter(pk=row.pk).update(folded=f"~{row.pk}")
    changed = []
    for position, (item, found) in enumerate(zip(items, rows, strict=True)):
        label = " ".join(item["label"].split())
        row = found or words()
        if found is not None and found.label != label:
            changed.append(found)
        row.label, row.folded, row.position, row.retired_at = label, fold(label), position, None
        row.key = item["key"] or row.key or words.free_key(label)
        row.save()
    said = {fold(item["label"]) for item in items}
    for row in known.values():
        if row.pk not in kept:
            row.retired_at = row.retired_at or clock.now()
            row.folded = f"~{row.pk}" if row.folded in said else row.folded
            row.save()
    return changed
