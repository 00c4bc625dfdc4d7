"""Files and links are put in a dossier, for everybody or among advisers."""

from typing import Any

from recoco.domain.filing.actions.adding import add_files
from recoco.domain.filing.actions.linking import LinkWords, add_link
from recoco.domain.filing.spaces import COMMON, PRIVATE, Space
from recoco.kernel.files.storing import Deposit, deposit
from recoco.surfaces.demo.documents import note, plan
from recoco.surfaces.demo.scenes import Scene, told


@told("ajoute un fichier")
def _add(scene: Scene) -> None:
    _put(COMMON, scene)


@told("ajoute un fichier aux conseillers")
def _add_among_advisers(scene: Scene) -> None:
    _put(PRIVATE, scene)


@told("ajoute un lien")
def _link(scene: Scene) -> None:
    _keep(COMMON, scene)


@told("ajoute un lien aux conseillers")
def _link_among_advisers(scene: Scene) -> None:
    _keep(PRIVATE, scene)


def deposited(told: Any) -> Deposit:
    """Deposit what a story calls a file: the name of a plan, or that of a note with its lines."""
    if isinstance(told, str):
        return deposit(plan(told))
    name, lines = next(iter(told.items()))
    return deposit(note(name, *lines))


def _put(space: Space, scene: Scene) -> None:
    """Add the `file` that is told, with what is said of it."""
    add_files(space, scene.placement, [deposited(scene.words["file"])], description=scene.word("text"), by=scene.by)


def _keep(space: Space, scene: Scene) -> None:
    """Keep the link that is told: its `title`, its `url`, and what is said of it."""
    words = LinkWords(scene.word("title"), scene.word("url"), scene.word("text"))
    add_link(space, scene.placement, words, by=scene.by)
