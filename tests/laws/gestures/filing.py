"""The use of the permissions on the files of a case."""

from typing import Any

from recoco.domain.accounts.actors import actor_of
from recoco.domain.filing.spaces import COMMON, PRIVATE, Space
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.tokens import new_token
from tests.domain.filing.making import added, number_of, unique
from tests.laws.gestures.declaring import Attempt, Gesture, Request, gesture

P = Permission


def file_of(attempt: Attempt, space: Space) -> int:
    """Return a file of who tries, if they may add any and it is to be theirs; else of Adèle's, or Sami's."""
    somebody = attempt.world.sami if attempt.who == attempt.world.adele else attempt.world.adele
    author = attempt.author(somebody)
    by = author if actor_of(author).may(space.write, attempt.placement) else somebody
    return number_of(added(attempt.world, by, "plan.pdf", space=space, mark=new_token()))


def on_page(space: Space, name: str, fields: dict[str, Any] | None = None) -> Gesture:
    """Return the gesture of opening a page of a place, or of sending it a form."""

    def try_page(attempt: Attempt) -> Request:
        return Request(attempt.page(f"filing:{space.prefix}{name}"), fields)

    try_page.__name__ = f"{space.prefix}{name}_files"
    return try_page


def on_file(space: Space, name: str, fields: dict[str, Any] | None = None) -> Gesture:
    """Return the gesture of opening an address of a file, or of sending it a form."""

    def try_file(attempt: Attempt) -> Request:
        number = file_of(attempt, space)
        return Request(attempt.page(f"filing:{space.prefix}{name}", number=number), fields)

    try_file.__name__ = f"{space.prefix}{name}_file"
    return try_file


def sending(space: Space) -> Gesture:
    """Return the gesture of adding a file."""

    def send(attempt: Attempt) -> Request:
        return Request(attempt.page(f"filing:{space.prefix}create"), {"attached": unique("plan.pdf")})

    send.__name__ = f"{space.prefix}add_files"
    return send


def replacing(space: Space) -> Gesture:
    """Return the gesture of giving a file a new version."""

    def replace(attempt: Attempt) -> Request:
        number = file_of(attempt, space)
        fields = {"attached": unique("plan-juin.pdf")}
        return Request(attempt.page(f"filing:{space.prefix}replace", number=number), fields)

    replace.__name__ = f"{space.prefix}replace_file"
    return replace


for space in (COMMON, PRIVATE):
    gesture(space.read)(on_page(space, "index"))
    gesture(space.read)(on_page(space, "archive"))
    gesture(space.read)(on_file(space, "show"))
    gesture(space.read)(on_file(space, "content"))
    gesture(space.write)(sending(space))
    gesture(space.write)(on_file(space, "pin", {"pinned": "1"}))
    gesture(space.write)(replacing(space))
    gesture(space.own(P.POST_EDIT))(on_file(space, "update", {"description": "L’existant"}))
    gesture(space.own(P.POST_DELETE))(on_file(space, "destroy", {}))
    gesture(P.POST_HIDE)(on_file(space, "hide", {"reason": "Des données personnelles"}))
