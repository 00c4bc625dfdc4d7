"""The use of the permissions in the threads of a case."""

from datetime import timedelta
from typing import Any

from recoco.domain.accounts.actors import actor_of
from recoco.domain.conversation.actions.assigning import assign
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from recoco.kernel.access.permissions import Permission
from tests.domain.conversation import making
from tests.laws.gestures.declaring import Attempt, Gesture, Request, gesture

P = Permission
WORDS = "Un mot qui n’est qu’ici"


def said(attempt: Attempt, thread: Thread, *, just_now: bool = False, files: tuple[str, ...] = ()) -> Post:
    """Return what who tries has said, if they may say anything and it is to be theirs; else what Adèle has."""
    somebody = attempt.world.sami if attempt.who == attempt.world.adele else attempt.world.adele
    author = actor_of(attempt.author(somebody))
    is_theirs = author.may(thread.write, attempt.placement)
    by = author if is_theirs else actor_of(somebody)
    # What somebody else says is read a few seconds later.
    ago = timedelta(0) if just_now and is_theirs and attempt.is_own else timedelta(minutes=1)
    return making.said(attempt.placement, by, WORDS, thread, ago=ago, files=files)


def on_page(thread: Thread, name: str, fields: dict[str, Any] | None = None, *, shows: bool = False) -> Gesture:
    """Return the gesture of opening a page of a thread, or of sending it a form."""

    def try_page(attempt: Attempt) -> Request:
        if shows:
            said(attempt, thread)
        return Request(attempt.page(f"{thread.key}:{name}"), fields, shows=WORDS if shows else "")

    try_page.__name__ = f"{name}_{thread.key}"
    return try_page


def on_post(thread: Thread, name: str, fields: dict[str, Any] | None = None, *, just_now: bool = False) -> Gesture:
    """Return the gesture of opening an address of a post, or of sending it a form."""

    def try_post(attempt: Attempt) -> Request:
        number = said(attempt, thread, just_now=just_now).pk
        return Request(attempt.page(f"{thread.key}:{name}", number=number), fields)

    try_post.__name__ = f"{name}_{thread.key}"
    return try_post


def on_file(thread: Thread) -> Gesture:
    """Return the gesture of opening a file of a thread."""

    def open_file(attempt: Attempt) -> Request:
        one = said(attempt, thread, files=("pdf",))
        return Request(attempt.page(f"{thread.key}:file", number=thread.file.objects.get(post=one).file_id))

    open_file.__name__ = f"file_{thread.key}"
    return open_file


for thread in (CONVERSATION, ADVISERS_SPACE):
    gesture(thread.read)(on_page(thread, "index", shows=True))
    gesture(thread.read)(on_page(thread, "contents"))
    gesture(thread.read)(on_page(thread, "news"))
    gesture(thread.read)(on_page(thread, "read", {"until": "1"}))
    gesture(thread.read)(on_file(thread))
    gesture(thread.write)(on_page(thread, "create", {"text": "Bonjour", "token": "a"}))
    gesture(thread.write)(on_page(thread, "draft", {"text": "Bonj"}))
    gesture(thread.own(P.POST_EDIT))(on_post(thread, "update", {"text": "Autrement dit", "version": 1}))
    gesture(thread.own(P.POST_DELETE))(on_post(thread, "destroy", {}))
    gesture(thread.own(P.POST_DELETE))(on_post(thread, "undo", {}, just_now=True))
    gesture(P.POST_HIDE)(on_post(thread, "hide", {"reason": "Des propos blessants"}))
    gesture(P.NOTE_READ)(on_post(thread, "former"))

gesture(P.NOTE_READ)(on_page(ADVISERS_SPACE, "brief"))
gesture(P.BRIEF_WRITE)(on_page(ADVISERS_SPACE, "brief_edition", {"text": "Le maire part en juin.", "version": 0}))


@gesture(P.NOTE_WRITE)
def give_something_to_do(attempt: Attempt) -> Request:
    return Request(attempt.page("advisers_space:todos"), {"what": "Appeler", "person": attempt.world.awa.pk})


@gesture(P.NOTE_WRITE)
def say_that_it_is_done(attempt: Attempt) -> Request:
    todo = assign(attempt.placement, attempt.world.otto, "Appeler", token="a", by=actor_of(attempt.world.awa))
    return Request(attempt.page("advisers_space:todo_done", number=todo.pk), {})
