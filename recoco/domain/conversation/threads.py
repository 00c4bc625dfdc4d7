"""The two threads of a dossier: the same engine, for two audiences that nobody can take for one another."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.models import (
    Message,
    MessageFile,
    MessageReading,
    MessageVersion,
    Note,
    NoteFile,
    NoteReading,
    NoteVersion,
)
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.models import Reach


@dataclass(frozen=True)
class Thread:
    """One thread, as the engine knows it.

    :param key: of its addresses and of its drafts.
    :param title: of its page.
    :param word: what one sending is called.
    :param post: the model of what is said; `version`, `file` and `reading` go with it.
    :param reach: of its files.
    """

    key: str
    title: str
    word: str
    post: Any
    version: Any
    file: Any
    reading: Any
    read: Permission
    write: Permission
    reach: Reach
    is_private: bool

    def own(self, permission: Permission) -> Permission:
        """Return what a page about one's own posts declares: nobody has any where they may not write.

        :param permission: that of the gesture, checked on the post.
        """
        return self.write if self.is_private else permission

    def url(self, route: str, placement: Placement, number: int | None = None) -> str:
        """Return an address of this thread, of one of its posts, or of one of its files."""
        return _address(f"{self.key}:{route}", placement.case.slug, *([] if number is None else [number]))

    def place_of(self, placement: Placement, number: int) -> str:
        """Return the address where one post is before one's eyes, however old it is."""
        return f"{self.url('index', placement)}?message={number}#message-{number}"


@lru_cache(maxsize=10_000)  # a page of the thread asks several for each post
def _address(name: str, *parts: str | int) -> str:
    return reverse(name, args=parts)


CONVERSATION = Thread(
    key="conversation",
    title="Conversation",
    word="message",
    post=Message,
    version=MessageVersion,
    file=MessageFile,
    reading=MessageReading,
    read=Permission.THREAD_READ,
    write=Permission.THREAD_POST,
    reach=Reach.CASE,
    is_private=False,
)
ADVISERS_SPACE = Thread(
    key="advisers_space",
    title="Espace conseillers",
    word="note",
    post=Note,
    version=NoteVersion,
    file=NoteFile,
    reading=NoteReading,
    read=Permission.NOTE_READ,
    write=Permission.NOTE_WRITE,
    reach=Reach.PORTAL,
    is_private=True,
)
