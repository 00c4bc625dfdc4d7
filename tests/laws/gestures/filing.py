"""The use of the permissions on the files of a case."""

from typing import Any

from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person
from recoco.domain.filing.spaces import COMMON, PRIVATE, Space
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.tokens import new_token
from tests.domain.filing.making import added, linked, number_of, unique
from tests.laws.gestures.declaring import Attempt, Gesture, Request, gesture

P = Permission


def author_of(attempt: Attempt, space: Space) -> Person:
    """Return who tries, if they may add a document and it is to be theirs; else Adèle, or Sami."""
    somebody = attempt.world.sami if attempt.who == attempt.world.adele else attempt.world.adele
    author = attempt.author(somebody)
    return author if actor_of(author).may(space.write, attempt.placement) else somebody


def file_of(attempt: Attempt, space: Space) -> int:
    """Return the number of a file."""
    by = author_of(attempt, space)
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


def on_link(space: Space, name: str, fields: dict[str, Any] | None = None) -> Gesture:
    """Return the gesture of opening an address of a link, or of sending it a form."""

    def try_link(attempt: Attempt) -> Request:
        url = f"https://carte.exemple.fr/{new_token()}"
        number = linked(attempt.world, author_of(attempt, space), url, space=space).pk
        return Request(attempt.page(f"filing:{space.prefix}link{name}", number=number), fields)

    try_link.__name__ = f"{space.prefix}{name or 'show'}_link"
    return try_link


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
    gesture(space.read)(on_link(space, ""))
    gesture(space.write)(
        on_page(space, "link_create", {"lien-title": "Carte", "lien-url": "https://carte.exemple.fr/"})
    )
    gesture(space.write)(on_link(space, "_pin", {"pinned": "1"}))
    gesture(space.own(P.POST_EDIT))(on_link(space, "_update", {"title": "Carte", "url": "https://carte.exemple.fr/2"}))
    gesture(space.own(P.POST_DELETE))(on_link(space, "_destroy", {}))
    gesture(P.POST_HIDE)(on_link(space, "_hide", {"reason": "Une page malveillante"}))
