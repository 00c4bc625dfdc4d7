"""What the demonstration is made of: portals, people, dossiers, and the lines of their stories."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify


@dataclass(frozen=True)
class Somebody:
    """Somebody of the stories, on one portal.

    :param key: « urbanvitaliz/awa », or « urbanvitaliz/filature/marie » for the people of one dossier.
    :param role: a portal role, if they have one.
    :param territory: codes of départements, for an adviser; « France » for the whole country.
    """

    key: str
    portal: str
    first_name: str
    last_name: str
    function: str
    organization: str
    role: str = ""
    territory: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What stories call them: the end of their key."""
        return self.key.rpartition("/")[2]

    @property
    def email(self) -> str:
        """Their address, at a host that nobody can own."""
        name, host = (slugify(text.replace("’", "-")) for text in (self.full_name, self.organization or "courriel"))
        return f"{name.replace('-', '.', 1)}@{host}.exemple.fr"

    @property
    def full_name(self) -> str:
        """First name and name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def phone(self) -> str:
        """One of the numbers that are kept for stories: they ring nowhere."""
        return f"06 39 98 {sum(self.email.encode()) % 100:02} {len(self.email) * 7 % 100:02}"


@dataclass(frozen=True)
class Line:
    """One gesture.

    :param day: days from the installation, always before it.
    :param who: key of whoever makes it.
    :param gesture: its name, and what it is about: « recommande sols ».
    :param words: what is said, as YAML has it.
    """

    day: int
    who: str
    gesture: str
    words: Any = None


@dataclass(frozen=True)
class Dossier:
    """A project, and what happens to it.

    :param insee: code of its commune.
    :param answers: by key of the questions that its portal asks.
    :param file: « plan », or the lines of a note by name of file.
    """

    key: str
    portal: str
    name: str
    summary: str
    insee: str
    address: str
    answers: Mapping[str, Any]
    file: Any
    people: Mapping[str, Somebody]
    story: tuple[Line, ...]


@dataclass(frozen=True)
class Trial:
    """One « Essayer comme… ».

    :param role: what they are, after « Essayer comme ».
    :param finds: one sentence on what awaits them.
    """

    who: Somebody
    role: str
    finds: str


@dataclass(frozen=True)
class Told:
    """A portal and everything that happens there.

    :param template: the shipped template that it was opened from.
    :param documents: by name of kind, what its team has changed since.
    """

    key: str
    name: str
    template: str
    documents: Mapping[str, Mapping[str, Any]]
    people: Mapping[str, Somebody]
    dossiers: tuple[Dossier, ...]
    trials: tuple[Trial, ...]
    story: tuple[Line, ...]

    @property
    def admin(self) -> Somebody:
        """The first person who administers it."""
        return next(one for one in self.people.values() if one.role == "admin")
