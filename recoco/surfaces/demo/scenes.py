"""One line of a story about to be played: who makes the gesture, on which dossier, at which instant."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.surfaces.demo.cast import Cast
from recoco.surfaces.demo.telling import Dossier, Somebody

CHANNEL = "demo"


@dataclass
class Kept:
    """What the gestures of one dossier leave for the next ones.

    :param case_id: its number, once it has one.
    :param draft_id: the submission being written.
    :param advice: number of each recommendation, by the name that the story gives it.
    """

    case_id: int = 0
    draft_id: int = 0
    advice: dict[str, int] = field(default_factory=dict)


@dataclass
class Scene:
    """What a gesture finds on stage, its portal entered and its clock set.

    :param dossier: None for what happens on a portal.
    :param about: what the gesture is about: « sols » in « recommande sols ».
    :param words: what is said, as the story has it.
    """

    cast: Cast
    somebody: Somebody
    kept: Kept
    dossier: Dossier | None = None
    about: str = ""
    words: Any = None

    @cached_property
    def person(self) -> Person:
        """Whoever makes the gesture, as a person of this portal."""
        return self.cast.person(self.somebody)

    @cached_property
    def by(self) -> Actor:
        """Whoever makes the gesture, with the rights they have now."""
        return actor_of(self.person, channel=CHANNEL)

    @cached_property
    def placement(self) -> Placement:
        """The dossier on this portal, as it is now."""
        found: Placement = Placement.objects.with_case().get(case_id=self.kept.case_id)
        return found

    @property
    def text(self) -> str:
        """What is said, where it is only a text."""
        return str(self.words or "").strip()

    def word(self, name: str, default: Any = "") -> Any:
        """Return one of the things that are said."""
        found = (self.words or {}).get(name, default)
        return found.strip() if isinstance(found, str) else found

    def named(self, name: str) -> Somebody:
        """Return somebody that the story calls *name*: of the dossier first, else of its portal."""
        if self.dossier is not None and name in self.dossier.people:
            return self.dossier.people[name]
        return self.cast.somebody(f"{self.somebody.portal}/{name}")


Gesture = Callable[[Scene], None]
GESTURES: dict[str, Gesture] = {}


def told(name: str) -> Callable[[Gesture], Gesture]:
    """Give a gesture the *name* that stories call it by."""

    def register(gesture: Gesture) -> Gesture:
        GESTURES[name] = gesture
        return gesture

    return register


def gesture_told(said: str) -> tuple[Gesture, str]:
    """Return the gesture that « recommande sols » names, and what it is about; the longest name wins.

    :raises KeyError: when no gesture is called so.
    """
    words = said.split(" ")
    for length in range(len(words), 0, -1):
        gesture = GESTURES.get(" ".join(words[:length]))
        if gesture is not None:
            return gesture, " ".join(words[length:])
    raise KeyError(said)
