"""What a document is made of: each part says what it takes, what it is when left unsaid, and how it reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from recoco.kernel.versions.problems import Problem, within

NOT_TEXT = "Écrivez ici un texte."
MISSING = "Complétez ce champ."
TOO_LONG = "Raccourcissez ce texte : {most} caractères au plus."
INVISIBLE = "Supprimez les caractères invisibles de ce texte."
ONE_LINE = "Écrivez ce texte sur une seule ligne."
UNKNOWN = "« {name} » ne fait pas partie de ce document."
NOT_FIELDS = "Ce document se compose de champs nommés."


@dataclass(frozen=True)
class Part:
    """One named thing in a document.

    :param name: English name, its key in the content.
    :param label: what people read, in French.
    :param hint: how to fill it in.
    """

    empty: ClassVar[Any] = ""

    name: str
    label: str
    hint: str = ""

    def usual(self) -> Any:
        """Return what it is when left unsaid."""
        return self.empty

    def complete(self, value: Any) -> Any:
        """Return *value*, known to be right, with what it leaves unsaid."""
        return value

    def problems(self, value: Any, path: str) -> Iterable[Problem]:
        """Yield what is wrong with *value*, whatever it is."""
        raise NotImplementedError

    def said(self, value: Any) -> str:
        """Return *value* as a history shows it."""
        return str(value)


@dataclass(frozen=True)
class Text(Part):
    """Words: one line, or several.

    :param most: characters.
    :param rich: restricted Markdown.
    :param hidden: kept by the form and never shown, such as the lasting name of a row.
    """

    required: bool = False
    most: int = 200
    several_lines: bool = False
    rich: bool = False
    hidden: bool = False

    def problems(self, value: Any, path: str) -> Iterable[Problem]:
        if not isinstance(value, str):
            yield Problem(path, NOT_TEXT)
        elif self.required and not value.strip():
            yield Problem(path, MISSING)
        elif len(value) > self.most:
            yield Problem(path, TOO_LONG.format(most=self.most))
        elif not is_clean(value):
            yield Problem(path, INVISIBLE)
        elif "\n" in value and not (self.several_lines or self.rich):
            yield Problem(path, ONE_LINE)
        else:
            yield from self.further(value, path)

    def further(self, value: str, path: str) -> Iterable[Problem]:
        """Yield what else may be wrong with *value*, a text of the right length."""
        return ()


@dataclass(frozen=True)
class Fields(Part):
    """Parts that go together."""

    parts: Sequence[Part] = ()

    def usual(self) -> Any:
        return completed(self.parts, {})

    def complete(self, value: Any) -> Any:
        return completed(self.parts, value)

    def problems(self, value: Any, path: str) -> Iterable[Problem]:
        yield from problems_of(self.parts, value, path)


def is_clean(text: str) -> bool:
    """Tell whether *text* can be kept and read: no control character, no half of a letter."""
    return not any(((code := ord(c)) < 32 and c not in "\n\t") or code == 127 or 0xD800 <= code <= 0xDFFF for c in text)


def problems_of(parts: Sequence[Part], content: Any, path: str) -> list[Problem]:
    """Return what is wrong with *content*, which should hold *parts* and nothing else."""
    if not isinstance(content, dict):
        return [Problem(path, NOT_FIELDS)]
    known = {part.name: part for part in parts}
    found = [
        Problem(path, UNKNOWN.format(name=str(name)[:80].encode("ascii", "replace").decode()))
        for name in content
        if name not in known
    ]
    for name, part in known.items():
        found += part.problems(content[name] if name in content else part.usual(), within(path, name))
    return found


def completed(parts: Sequence[Part], content: Any) -> dict[str, Any]:
    """Return *content* with each part, in order: those it leaves unsaid take their usual value."""
    return {part.name: part.complete(content[part.name]) if part.name in content else part.usual() for part in parts}
