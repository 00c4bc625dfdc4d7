"""One form for every document: each part of a content becomes a node that a template draws."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from recoco.kernel.ui.forms import Problem as Summary
from recoco.kernel.versions.choices import Choice, Number, Several, Switch
from recoco.kernel.versions.parts import Fields, Part, Text
from recoco.kernel.versions.problems import Problem, within
from recoco.kernel.versions.rows import Blocks, BlockType, Rows
from recoco.kernel.versions.texts import Colour, Email, Image, Lines


@dataclass
class Node:
    """A part as the form shows it.

    :param path: the name of its field.
    :param value: what it holds, right or wrong.
    :param sentences: what is wrong with it.
    :param children: the nodes inside, row by row for rows.
    """

    part: Part
    path: str
    value: Any
    sentences: list[str]
    children: list[Any] = field(default_factory=list)

    @property
    def template(self) -> str:
        """Return the template that draws it."""
        return f"backoffice/part/{_drawn_by(self.part)}.html"

    @property
    def id(self) -> str:
        """Return its id in the page."""
        return f"f-{self.path.replace('.', '-')}"

    @property
    def required(self) -> bool:
        """Tell whether it must be filled in; what offers a choice always holds one."""
        return getattr(self.part, "required", False) or isinstance(self.part, Choice | Switch | Number)

    @property
    def type(self) -> str:
        """Return the type of its input."""
        return "email" if isinstance(self.part, Email) else "number" if isinstance(self.part, Number) else "text"

    @property
    def offered(self) -> list[tuple[str, str, bool]]:
        """Return value, words and whether it is chosen, for each choice."""
        choices = self.part.choices if isinstance(self.part, Choice) else self.part.offered()  # type: ignore[attr-defined]
        chosen = self.value if isinstance(self.part, Several) else [self.value]
        return [(value, words, value in chosen) for value, words in choices]

    @property
    def lines(self) -> str:
        """Return a list of lines as a text."""
        return "\n".join(map(str, self.value)) if isinstance(self.value, list) else ""


@dataclass
class Row:
    """One row of a node.

    :param label: its type and rank, in words.
    """

    path: str
    label: str
    nodes: list[Node]
    is_first: bool
    is_last: bool


def nodes_of(parts: Sequence[Part], content: Any, problems: Iterable[Problem], path: str = "") -> list[Node]:
    """Return the nodes of *parts* holding *content*, with the sentences of their *problems*."""
    problems = list(problems)
    return [_node(part, content.get(part.name, part.usual()), within(path, part.name), problems) for part in parts]


def summary(kind_problems: Iterable[Problem]) -> list[Summary]:
    """Return the lines of the summary of errors, each leading to its field."""
    return [Summary(one.sentence, f"f-{one.path.replace('.', '-')}" if one.path else "") for one in kind_problems]


def _node(part: Part, value: Any, path: str, problems: list[Problem]) -> Node:
    node = Node(part, path, value, [one.sentence for one in problems if one.path == path])
    if isinstance(part, Fields):
        node.children = nodes_of(part.parts, value, problems, path)
    elif isinstance(part, Rows):
        node.children = [_row(part, rank, value, path, problems) for rank in range(len(value))]
    return node


def _row(part: Rows, rank: int, rows: list[Any], path: str, problems: list[Problem]) -> Row:
    row = rows[rank]
    inner = within(path, rank)
    words = part.types[row["type"]].label if isinstance(part, Blocks) else part.one.split(" ", 1)[-1].capitalize()
    nodes = nodes_of(part.parts_of(row) or (), row, problems, inner)
    return Row(inner, f"{words} {rank + 1}", nodes, rank == 0, rank == len(rows) - 1)


def _drawn_by(part: Part) -> str:
    if isinstance(part, BlockType) or (isinstance(part, Text) and part.hidden):
        return "hidden"
    if isinstance(part, Colour):
        return "text"
    if isinstance(part, Text) and (part.rich or part.several_lines):
        return "rich" if part.rich else "textarea"
    drawn: dict[type[Part], str] = {
        Lines: "lines",
        Image: "image",
        Choice: "choice",
        Several: "several",
        Switch: "switch",
        Blocks: "rows",
        Rows: "rows",
        Fields: "fields",
    }
    return drawn.get(type(part), "text")
