"""What a view declares is what its door asks."""

from typing import Any

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.access.gates import access, public, signed_in
from recoco.kernel.access.permissions import Permission, Role

SOMEBODY: Any = object()


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("entré")


def ask(gate: Any, actor: Actor) -> Any:
    """Knock at a view behind *gate* as *actor*."""
    request: Any = RequestFactory().get("/moderation/?page=2")
    request.actor = actor
    return gate(lambda request: view(request))(request)


def person(*roles: Role) -> Actor:
    """Return somebody the portal knows."""
    return Actor(person=SOMEBODY, user_id=1, roles=frozenset({Role.ANONYMOUS, Role.MEMBER, *roles}))


VISITOR, STRANGER = Actor(), Actor(user_id=2)
STANDING, ABOUT_A_CASE = access(Permission.CASE_MODERATE), access(Permission.CASE_EDIT)


def test_a_public_view_is_open_to_all() -> None:
    for actor in (VISITOR, STRANGER, person()):
        assert ask(public, actor).content == "entré".encode()


@pytest.mark.parametrize("gate", [signed_in, STANDING, ABOUT_A_CASE])
def test_the_others_send_visitors_to_sign_in_and_back(gate: Any) -> None:
    response = ask(gate, VISITOR)
    assert response.status_code == 302
    assert response["Location"].endswith("next=/moderation/%3Fpage%3D2")


def test_a_standing_permission_is_asked_at_the_door() -> None:
    assert ask(STANDING, person(Role.STAFF)).status_code == 200
    with pytest.raises(Forbidden):
        ask(STANDING, person())


def test_somebody_the_portal_does_not_know_is_told_that_nothing_is_there() -> None:
    with pytest.raises(Http404):
        ask(STANDING, STRANGER)


def test_a_permission_about_a_thing_is_left_to_whoever_looks_it_up() -> None:
    assert ask(ABOUT_A_CASE, person()).status_code == 200


def test_the_declaration_can_be_read() -> None:
    assert access(Permission.CASE_EDIT)(view).permission is Permission.CASE_EDIT  # type: ignore[attr-defined]
    assert signed_in(view).for_oneself  # type: ignore[attr-defined]
    assert public(view).is_public  # type: ignore[attr-defined]
