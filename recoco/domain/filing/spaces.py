"""The two places of a dossier where files are, that of all its people and that of its advisers: one engine."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from recoco.domain.filing.models import CommonFile, CommonLink, PrivateFile, PrivateLink
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.models import Reach


@dataclass(frozen=True)
class Space:
    """One place, as the engine knows it.

    :param prefix: of the names of its routes.
    :param filed: the model of what the dossier knows of its files.
    :param linked: that of its links.
    :param thread: where people talk of them, and attach others.
    """

    title: str
    prefix: str
    filed: Any
    linked: Any
    thread: Thread

    @property
    def is_private(self) -> bool:
        """Whether only advisers read it."""
        return self.thread.is_private

    @property
    def read(self) -> Permission:
        """What its readers need."""
        return self.thread.read

    @property
    def write(self) -> Permission:
        """What whoever puts a file there needs."""
        return self.thread.write

    @property
    def reach(self) -> Reach:
        """Where its files may be read."""
        return self.thread.reach

    def own(self, permission: Permission) -> Permission:
        """Return what a page about one's own files declares: nobody has any where they may not write."""
        return self.thread.own(permission)

    def url(self, route: str, placement: Placement, number: int | None = None) -> str:
        """Return an address of this place, or of one of its files."""
        parts = [placement.case.slug, *([] if number is None else [number])]
        return reverse(f"filing:{self.prefix}{route}", args=parts)


COMMON = Space("Fichiers", "", CommonFile, CommonLink, CONVERSATION)
PRIVATE = Space("Fichiers des conseillers", "private_", PrivateFile, PrivateLink, ADVISERS_SPACE)
