"""The use of the permissions to open the administration, and to set a portal up."""

from django.urls import reverse

from recoco.kernel.access.permissions import Permission
from recoco.kernel.versions.actions import save_document
from recoco.kernel.versions.models import Version
from tests.laws.gestures.declaring import Attempt, Request, gesture

KEY = "qui-sommes-nous"
PAGE = {"title": "Qui sommes-nous", "place": "footer", "body": "Une équipe."}
configure = gesture(Permission.PORTAL_CONFIGURE)


def made(attempt: Attempt) -> list[str]:
    """Have Adèle make a free page; return what its addresses say."""
    save_document("page", KEY, PAGE, by=attempt.world.actor(attempt.world.adele))
    return ["page", KEY]


@gesture(Permission.BACKOFFICE_USE)
def open_the_administration(attempt: Attempt) -> Request:
    return Request(reverse("backoffice:index"))


@configure
def list_the_pages(attempt: Attempt) -> Request:
    return Request(reverse("backoffice:several", args=["page"]))


@configure
def begin_a_page(attempt: Attempt) -> Request:
    return Request(reverse("backoffice:new", args=["page"]), PAGE)


@configure
def change_the_look(attempt: Attempt) -> Request:
    return Request(reverse("backoffice:document", args=["theme"]), {"theme": "neutral", "accent": "#0f5c6e"})


@configure
def see_the_look_before(attempt: Attempt) -> Request:
    return Request(reverse("backoffice:preview", args=["theme"]), {"theme": "neutral", "accent": "#0f5c6e"})


@configure
def read_the_history_of_the_look(attempt: Attempt) -> Request:
    return Request(reverse("backoffice:history", args=["theme"]))


@configure
def change_a_page(attempt: Attempt) -> Request:
    return Request(reverse("backoffice:keyed_document", args=made(attempt)), {**PAGE, "number": "2"})


@configure
def see_a_page_before(attempt: Attempt) -> Request:
    return Request(reverse("backoffice:keyed_preview", args=made(attempt)), PAGE)


@configure
def read_the_history_of_a_page(attempt: Attempt) -> Request:
    return Request(reverse("backoffice:keyed_history", args=made(attempt)))


@configure
def take_a_page_away(attempt: Attempt) -> Request:
    return Request(reverse("backoffice:removal", args=made(attempt)), {})


@configure
def bring_a_version_back(attempt: Attempt) -> Request:
    version = Version.objects.of(*made(attempt)).first()
    return Request(reverse("backoffice:restoration", args=[version.pk]), {"number": "2"})


@configure
def see_what_remains_before_the_portal_opens(attempt: Attempt) -> Request:
    return Request(reverse("launching:checklist"))


@configure
def keep_the_home_as_it_is(attempt: Attempt) -> Request:
    return Request(reverse("launching:reading"), {"line": "home"})


@configure
def put_the_portal_online(attempt: Attempt) -> Request:
    return Request(reverse("launching:opening"), {})
