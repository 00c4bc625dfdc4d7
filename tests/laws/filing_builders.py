"""For each address of the files of a case: how to make what it names, and who rightfully opens it."""

from collections.abc import Callable

from recoco.domain.filing.spaces import COMMON, PRIVATE, Space
from recoco.kernel.kit.tokens import new_token
from tests.domain.filing.making import Resent, added, linked, number_of
from tests.laws.visits import Visit
from tests.worlds import World

Builder = Callable[[World], Visit]


def page(world: World) -> Visit:
    """A list of files of a case that Awa advises."""
    return Visit(world.awa, {"slug": world.case(world.alone).slug})


def of_sending(world: World) -> Visit:
    """A file that Awa is about to add."""
    return Visit(world.awa, page(world).parts, {"attached": Resent("plan.txt")})


def of_file(space: Space, *, by_team: bool = False, fields: dict[str, object] | None = None) -> Builder:
    """Return the builder of an address of a file that Awa has added."""

    def build(world: World) -> Visit:
        number = number_of(added(world, world.awa, "plan.pdf", space=space, mark=new_token()))
        reader = world.sami if by_team else world.awa
        return Visit(reader, {"slug": world.case(world.alone).slug, "number": number}, dict(fields or {}))

    return build


LINK = {"lien-title": "Carte", "lien-url": "https://carte.exemple.fr/"}


def of_linking(world: World) -> Visit:
    """A link that Awa is about to keep."""
    return Visit(world.awa, page(world).parts, dict(LINK))


def of_link(space: Space, *, by_team: bool = False, fields: dict[str, object] | None = None) -> Builder:
    """Return the builder of an address of a link that Awa has kept."""

    def build(world: World) -> Visit:
        number = linked(world, world.awa, f"https://carte.exemple.fr/{new_token()}", space=space).pk
        reader = world.sami if by_team else world.awa
        return Visit(reader, {"slug": world.case(world.alone).slug, "number": number}, dict(fields or {}))

    return build


def of_space(space: Space) -> dict[str, Builder]:
    """Return the builders of one place."""
    builders = {
        "index": page,
        "archive": page,
        "create": of_sending,
        "show": of_file(space),
        "content": of_file(space),
        "update": of_file(space, fields={"description": "L’existant"}),
        "replace": of_file(space, fields={"attached": Resent("plan-juin.txt")}),
        "pin": of_file(space, fields={"pinned": "1"}),
        "destroy": of_file(space),
        "hide": of_file(space, by_team=True),
        "link_create": of_linking,
        "link": of_link(space),
        "link_update": of_link(space, fields={"title": "Carte", "url": "https://carte.exemple.fr/deux"}),
        "link_pin": of_link(space, fields={"pinned": "1"}),
        "link_destroy": of_link(space),
        "link_hide": of_link(space, by_team=True),
    }
    return {f"filing:{space.prefix}{name}": build for name, build in builders.items()}


FILES: dict[str, Builder] = {**of_space(COMMON), **of_space(PRIVATE)}
