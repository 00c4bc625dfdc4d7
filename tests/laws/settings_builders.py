"""For each address about a document of a portal: how to make it, and who rightfully opens it."""

from collections.abc import Callable

from django.core.files.base import ContentFile

from recoco.kernel.versions.actions import save_document
from recoco.kernel.versions.images import keep_image
from recoco.kernel.versions.models import Version
from tests.laws.visits import Visit
from tests.surfaces.backoffice.conftest import PNG
from tests.worlds import World

PAGE = {"title": "Qui sommes-nous", "place": "footer", "body": "Une équipe."}


def of_page(world: World) -> Visit:
    """A free page of UrbanVitaliz, that Adèle edits."""
    with world.on(world.urbanvitaliz):
        save_document("page", "qui-sommes-nous", PAGE, by=world.actor(world.adele))
    return Visit(world.adele, {"kind": "page", "key": "qui-sommes-nous"}, PAGE)


def of_public_page(world: World) -> Visit:
    """The same page, for anybody."""
    of_page(world)
    return Visit(None, {"slug": "qui-sommes-nous"})


def of_version(world: World) -> Visit:
    """Its first version, that Adèle brings back."""
    of_page(world)
    with world.on(world.urbanvitaliz):
        return Visit(world.adele, {"pk": Version.objects.of("page", "qui-sommes-nous").first().pk}, {"number": "2"})


def of_image(world: World) -> Visit:
    """An image of UrbanVitaliz, for anybody."""
    with world.on(world.urbanvitaliz):
        digest = keep_image(ContentFile(PNG, "logo.png"), by=world.actor(world.adele))
    return Visit(None, {"sha256": digest})


SETTINGS: dict[str, Callable[[World], Visit]] = {
    "pages:free_page": of_public_page,
    "pages:image": of_image,
    "backoffice:keyed_document": of_page,
    "backoffice:keyed_preview": of_page,
    "backoffice:keyed_history": of_page,
    "backoffice:removal": of_page,
    "backoffice:restoration": of_version,
}
# Pages about a kind of document, and one kind to see them with.
SEEN_WITH = {
    "backoffice:document": {"kind": "home"},
    "backoffice:preview": {"kind": "home"},
    "backoffice:history": {"kind": "theme"},
    "backoffice:several": {"kind": "page"},
    "backoffice:new": {"kind": "page"},
}
KINDS = dict.fromkeys(SEEN_WITH, "a kind of document: each portal has its own of the same name")
