"""Parts that take one of a few values: a choice, several, a switch, a number."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from recoco.kernel.versions.parts import MISSING, Part
from recoco.kernel.versions.problems import Problem

NOT_OFFERED = "Choisissez une réponse de la liste."
NOT_LIST = "Donnez ici une liste."
NOT_SWITCH = "Répondez par oui ou par non."
NOT_NUMBER = "Indiquez un nombre entier, de {least} à {most}."

Choices = Sequence[tuple[str, str]]  # value and words


@dataclass(frozen=True)
class Choice(Part):
    """One value of a list; the first one when left unsaid.

    :param choices: value and words of each.
    """

    choices: Choices = ()

    def usual(self) -> Any:
        return self.choices[0][0]

    def problems(self, value: Any, path: str) -> Iterable[Problem]:
        if not isinstance(value, str) or value not in dict(self.choices):
            yield Problem(path, NOT_OFFERED)

    def said(self, value: Any) -> str:
        return dict(self.choices).get(value, str(value))


@dataclass(frozen=True)
class Several(Part):
    """Any number of values of a list.

    :param offered: returns value and words of each.
    """

    empty: ClassVar[Any] = []

    offered: Callable[[], Choices] = tuple
    required: bool = False

    def usual(self) -> Any:
        return []

    def problems(self, value: Any, path: str) -> Iterable[Problem]:
        if not isinstance(value, list):
            yield Problem(path, NOT_LIST)
        elif self.required and not value:
            yield Problem(path, MISSING)
        elif value:
            known = dict(self.offered())
            if any(not isinstance(one, str) or one not in known for one in value) or len(set(value)) != len(value):
                yield Problem(path, NOT_OFFERED)

    def said(self, value: Any) -> str:
        known = dict(self.offered()) if value else {}
        return ", ".join(str(known.get(one, one)) for one in value)


@dataclass(frozen=True)
class Switch(Part):
    """Yes or no.

    :param on: what it is when left unsaid.
    """

    on: bool = False

    def usual(self) -> Any:
        return self.on

    def problems(self, value: Any, path: str) -> Iterable[Problem]:
        if not isinstance(value, bool):
            yield Problem(path, NOT_SWITCH)

    def said(self, value: Any) -> str:
        return "oui" if value else "non"


@dataclass(frozen=True)
class Number(Part):
    """A whole number.

    :param start: what it is when left unsaid.
    """

    least: int = 0
    most: int = 1_000_000
    start: int = 0

    def usual(self) -> Any:
        return self.start

    def problems(self, value: Any, path: str) -> Iterable[Problem]:
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            yield Problem(path, NOT_NUMBER.format(least=self.least, most=self.most))
