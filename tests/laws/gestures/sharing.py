"""The use of the permissions on share links."""

from recoco.kernel.access.permissions import Permission
from tests.laws.gestures.declaring import Attempt, Request, gesture
from tests.laws.sharing_builders import FIELDS, linked

P = Permission


@gesture(P.SHARE_LINK_MAKE)
def see_the_links(attempt: Attempt) -> Request:
    linked(attempt.world)
    return Request(attempt.page("sharing:index"))


@gesture(P.SHARE_LINK_MAKE)
def make_a_link(attempt: Attempt) -> Request:
    return Request(attempt.page("sharing:create"), dict(FIELDS))


@gesture(P.SHARE_LINK_REVOKE)
def close_a_link(attempt: Attempt) -> Request:
    link, _ = linked(attempt.world)
    return Request(attempt.page("sharing:revoke", number=link.pk), {})
