"""How the use of a permission is declared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.kernel.access.permissions import Permission, Role
from tests.worlds import World


@dataclass(frozen=True)
class Attempt:
    """Somebody about to try something on `world.alone`.

    :param who: None for whoever is signed out.
    :param is_own: whether what is « own » is theirs; else it is somebody else's.
    """

    world: World
    who: Person | None
    is_own: bool = True

    @property
    def placement(self) -> Placement:
        """The case, as it stands now."""
        found: Placement = Placement.objects.with_case().get(pk=self.world.alone.pk)
        return found

    def page(self, name: str, **parts: Any) -> str:
        """Return the address of a page of the case."""
        return reverse(name, kwargs={"slug": self.placement.case.slug, **parts})

    def author(self, otherwise: Person) -> Person:
        """Return who authors what is tried: the one who tries, or somebody else."""
        return self.who if self.is_own and self.who is not None else otherwise


@dataclass(frozen=True)
class Request:
    """What a browser sends.

    :param fields: posted; None to read the page.
    :param is_choice: a form open to more people offers it as a choice to those who may: to the others, it is invalid.
    :param shows: what the page says to those who may, when it opens to others too.
    :param keeps: what the page says afterwards, when the form of the others leaves it out.
    :param known_by: who holds it knows that the thing exists, and is told that they may not; by default,
        that of seeing the case on its pages.
    :param told: the status of those who are told why instead of being refused.
    :param leads_to: where those who may are led, when others are led elsewhere.
    """

    url: str
    fields: dict[str, Any] | None = None
    is_choice: bool = False
    shows: str = ""
    keeps: str = ""
    known_by: Permission | None = None
    told: Mapping[Role, int] = field(default_factory=dict)
    leads_to: str = ""


Gesture = Callable[[Attempt], Request]


@dataclass(frozen=True)
class Use:
    """One way to make use of a permission: several pages may ask for the same."""

    permission: Permission
    make: Gesture

    def __str__(self) -> str:
        return f"{self.permission}-{self.make.__name__}"


GESTURES: list[Use] = []


def gesture(*permissions: Permission) -> Callable[[Gesture], Gesture]:
    """Declare how *permissions* are made use of."""

    def declare(make: Gesture) -> Gesture:
        GESTURES.extend(Use(permission, make) for permission in permissions)
        return make

    return declare
