"""Parts that repeat: rows of the same fields, and blocks of several types in an order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from recoco.kernel.versions.choices import NOT_LIST
from recoco.kernel.versions.parts import Fields, Part, completed, problems_of
from recoco.kernel.versions.problems import Problem, within

TOO_MANY = "Gardez {most} éléments au plus."
NO_TYPE = "Choisissez un type de bloc que le produit connaît."


@dataclass(frozen=True)
class Rows(Part):
    """Rows of the same fields, in an order.

    :param each: the parts of one row.
    :param one: what a row is called, such as « un motif ».
    :param most: how many.
    """

    empty: ClassVar[Any] = []

    each: Sequence[Part] = ()
    one: str = "un élément"
    most: int = 50

    def usual(self) -> Any:
        return []

    def parts_of(self, row: Any) -> Sequence[Part] | None:
        """Return the parts of one row; None when it is of no type."""
        return self.each

    def complete(self, value: Any) -> Any:
        return [completed(self.parts_of(row) or (), row) for row in value]

    def problems(self, value: Any, path: str) -> Iterable[Problem]:
        if not isinstance(value, list):
            yield Problem(path, NOT_LIST)
            return
        if len(value) > self.most:
            yield Problem(path, TOO_MANY.format(most=self.most))
            return
        for rank, row in enumerate(value):
            parts = self.parts_of(row)
            if parts is None:
                yield Problem(within(path, rank), NO_TYPE)
            else:
                yield from problems_of(parts, row, within(path, rank))


@dataclass(frozen=True)
class BlockType(Part):
    """Which type a block is of: said by the block itself, and never changed."""

    def problems(self, value: Any, path: str) -> Iterable[Problem]:
        return ()


BLOCK_TYPE = BlockType("type", "Type")


@dataclass(frozen=True)
class Blocks(Rows):
    """Blocks of several types, in an order; each says its `type`.

    :param types: the fields of each type of block, by its name.
    """

    types: Mapping[str, Fields] = field(default_factory=dict)

    def parts_of(self, row: Any) -> Sequence[Part] | None:
        name = row.get("type") if isinstance(row, dict) else None
        known = self.types.get(name) if isinstance(name, str) else None
        return None if known is None else (BLOCK_TYPE, *known.parts)
