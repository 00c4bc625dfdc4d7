"""What a filter is: a parameter of the address, the choices it understands, and their condition."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Q

from recoco.domain.cases.roles import OF_PORTAL
from recoco.kernel.access.actor import Actor


@dataclass(frozen=True)
class Choice:
    """A value of a filter.

    :param value: as the address writes it.
    :param label: as people read it.
    """

    value: str
    label: str


class Filter:
    """One filter of the lists of cases.

    :cvar key: the parameter of the address.
    :cvar label: as people read it.
    :cvar several: whether it takes several values, any of which is enough.
    :cvar widget: how the form asks for it: select, checkboxes, text, or date.
    :cvar is_plain: whether its condition only depends on a few known values and on what the reader is.
    """

    key: ClassVar[str]
    label: ClassVar[str]
    several: ClassVar[bool] = False
    widget: ClassVar[str] = "select"
    is_plain: ClassVar[bool] = False

    def read(self, asked: Sequence[str], by: Actor) -> tuple[Choice, ...]:
        """Return the choices that *asked* values mean, leaving out those that mean nothing to this reader."""
        known = {choice.value: choice for choice in self.known(asked, by)}
        found = tuple(known[value] for value in dict.fromkeys(asked) if value in known)
        return found if self.several else found[:1]

    def known(self, asked: Sequence[str], by: Actor) -> Iterable[Choice]:
        """Return the choices among which *asked* values are looked up."""
        return self.offered(by)

    def offered(self, by: Actor) -> Iterable[Choice]:
        """Return what the form proposes to this reader: one query at most."""
        return ()

    def condition(self, chosen: tuple[Choice, ...], by: Actor) -> Q:
        """Return the condition on placements; of nothing chosen too."""
        return self.of({choice.value for choice in chosen}, by) if chosen else Q()

    def of(self, values: set[str], by: Actor) -> Q:
        """Return the condition of some values, at least one."""
        raise NotImplementedError

    def tag(self, choice: Choice) -> str:
        """Return how an active choice is written above the list."""
        return f"{self.label}\u00a0: {choice.label}"


def in_team(actor: Actor) -> bool:
    """Tell whether *actor* sees the whole portal."""
    return bool(actor.roles & OF_PORTAL)


def numbers(asked: Iterable[str]) -> list[int]:
    """Return those of *asked* that may be the number of a row."""
    return [int(value) for value in asked if value.isascii() and value.isdecimal() and len(value) <= 18]
