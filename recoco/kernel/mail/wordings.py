"""What a portal may say in its own words: the variables of an e-mail, and when those words stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Variable:
    """A word in braces that becomes, when the e-mail leaves, what it stands for.

    :param name: in French, as one writes it between braces.
    :param meaning: what it stands for, in French.
    :param example: for previews.
    :param of: the word of the e-mail that it takes; empty for the name of the portal.
    :param is_link: whether it is an address; one of this portal may start with its slash.
    :param required: whether the e-mail is worth nothing without it.
    :param otherwise: what stands for it when that word is empty.
    """

    name: str
    meaning: str
    example: str
    of: str = ""
    is_link: bool = False
    required: bool = False
    otherwise: str = ""

    def value(self, words: Mapping[str, Any]) -> str:
        """Return what it becomes among the words of one e-mail."""
        if not self.of:
            return str(words["portal"].name)
        said = str(words.get(self.of) or self.otherwise)
        return f"{words['portal'].base_url}{said}" if self.is_link and said.startswith("/") else said


PORTAL_NAME = Variable("portail", "Le nom du portail", "")


@dataclass(frozen=True)
class Wording:
    """How a portal may write one kind of e-mail.

    :param label: what the e-mail is called where one edits it.
    :param own: its variables, beside the name of the portal.
    :param unless: words of the e-mail; when one is true, it says something else, in the words of the product.
    :param exception: when that is, in French.
    """

    label: str
    own: tuple[Variable, ...]
    unless: tuple[str, ...] = ()
    exception: str = ""

    @property
    def variables(self) -> tuple[Variable, ...]:
        """Return every variable one may write."""
        return (*self.own, PORTAL_NAME)

    def stands(self, words: Mapping[str, Any]) -> bool:
        """Tell whether the words of the portal say what this e-mail has to say."""
        return not any(words.get(word) for word in self.unless)


def link(meaning: str, example: str, of: str = "path") -> Variable:
    """Return the variable of the address that an e-mail is sent for."""
    return Variable("lien", meaning, example, of, is_link=True, required=True)
