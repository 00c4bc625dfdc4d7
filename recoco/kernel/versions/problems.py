"""What is wrong with a content, and where."""

from collections.abc import Sequence
from typing import NamedTuple

from recoco.kernel.kit.refusals import Refused


class Problem(NamedTuple):
    """One thing to mend.

    :param path: where, such as `blocks.2.title`; empty for the whole document.
    :param sentence: in French, how to mend it.
    """

    path: str
    sentence: str


class Unfit(Refused):
    """A content that its document cannot take; shown with 422 where no form says it better."""

    status = 422

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems[0].sentence)
        self.problems = tuple(problems)


class Overtaken(Refused):
    """Somebody saved the document meanwhile: what they wrote would be lost."""


def within(path: str, name: object) -> str:
    """Return the path of *name* under *path*."""
    return f"{path}.{name}" if path else str(name)
