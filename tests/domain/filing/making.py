"""Files put in a dossier for the tests, by the product's own gestures."""

from typing import Any

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.domain.filing.actions.adding import Added, add_files
from recoco.domain.filing.actions.linking import LinkWords, add_link
from recoco.domain.filing.models import Linked
from recoco.domain.filing.spaces import COMMON, Space
from recoco.kernel.files.storing import deposit
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.kernel.files.samples import SAMPLES, upload
from tests.worlds import World


def added(
    world: World, by: Person, *names: str, space: Space = COMMON, placement: Placement | None = None, mark: str = ""
) -> Added:
    """Put files in Marie's first case, or another.

    :param mark: what tells their contents from others.
    """
    where = placement or world.alone
    with world.on(where.portal):
        files = [deposit(unique(name, mark)) for name in names]
        return add_files(space, afresh(where), files, by=world.actor(by))


def unique(name: str, mark: str = "") -> Any:
    """Return a file that is what it claims, of a content that depends on its name."""
    extension = name.rpartition(".")[2]
    return upload(name, SAMPLES[extension] + f"\n% {name} {mark}".encode() * (extension in {"pdf", "txt"}))


class Resent(SimpleUploadedFile):
    """A text that may be sent again and again."""

    def __init__(self, name: str) -> None:
        super().__init__(name, f"Le texte de {name}".encode())

    def read(self, *args: Any) -> bytes:
        self.seek(0)
        return bytes(super().read(*args))


def number_of(added: Added) -> int:
    """Return the number of the only file of a sending."""
    (only,) = [*added.new, *added.versions]
    return only.stored_id


def address(world: World, rest: str = "", placement: Placement | None = None) -> str:
    """Return an address of the files of a case."""
    return f"/dossiers/{world.case(placement or world.alone).slug}/fichiers/{rest}"


def names_on(page: BeautifulSoup) -> list[str]:
    """Return the names of the files that a page lists, in order."""
    return [one.get_text(strip=True) for one in page.select(".filing-name a")]


def fetched(browser: Browser, url: str) -> tuple[Any, bytes]:
    """Return an answer and its whole content."""
    answer = browser.get(url)
    return answer, b"".join(answer) if answer.streaming else answer.content


def linked(
    world: World, by: Person, url: str, title: str = "", *, space: Space = COMMON, placement: Placement | None = None
) -> Linked:
    """Keep a link in Marie's first case, or another."""
    where = placement or world.alone
    with world.on(where.portal):
        return add_link(space, afresh(where), LinkWords(title or "Carte", url), by=world.actor(by))[0]
