"""The table of rights as people read it, and as the code applies it: the same, cell by cell."""

import pytest

from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.access.grants import GRANTS, STANDING, roles_granted
from recoco.kernel.access.permissions import Grant, Permission, Role
from tests.kernel.access.tables import actions
from tests.laws.routes import portal_routes, root_routes

TABLE = actions()
YES, NO, OWN, SELF = "✔", "–", "own", "self"
# What a note stands for in the table of grants; the rest of the note is the business of the code that it names.
NOTES = {
    "1": None,  # their standing role of adviser already grants it, where they hold it
    "2": None,  # the share link will be an access of its own
    "3": Grant.YES,  # the action compares the two roles
    "4": Grant.YES,  # the action compares the two roles, and keeps the last admin
    "5": None,  # the traced intervention will grant it, for its length
}
# Permissions that no view asks for yet. May only shrink.
WITHOUT_PAGE = 17


def expected(cell: str) -> Grant | None:
    """Return what a cell of the table grants."""
    return {YES: Grant.YES, NO: None, OWN: Grant.OWN, SELF: Grant.SELF, **NOTES}[cell]


def test_the_table_and_the_code_know_the_same_permissions() -> None:
    assert set(TABLE) == {str(permission) for permission in Permission} == {str(permission) for permission in GRANTS}


def test_the_table_has_one_column_for_each_role() -> None:
    assert list(TABLE["case.view"])[1:] == [str(role) for role in Role]


@pytest.mark.parametrize("permission", Permission)
def test_each_cell_is_what_the_code_grants(permission: Permission) -> None:
    cells = GRANTS[permission]
    assert {role: cells.get(role) for role in Role} == {role: expected(TABLE[permission][role]) for role in Role}


def test_a_permission_granted_to_own_or_self_is_about_a_thing() -> None:
    conditional = {one for one, cells in GRANTS.items() if {Grant.OWN, Grant.SELF} & set(cells.values())}
    assert conditional & STANDING == set()


def test_permissions_without_a_page_yet_only_shrink() -> None:
    asked = {getattr(route.view, "permission", None) for route in [*portal_routes(), *root_routes()]}
    assert len(set(Permission) - asked) == WITHOUT_PAGE


def test_only_a_plain_yes_counts_as_granted() -> None:
    assert roles_granted(Permission.MEMBER_LEAVE) == frozenset()
    assert Role.CASE_ADVISER not in roles_granted(Permission.RECOMMENDATION_DELETE_DRAFT)
    assert roles_granted(Permission.CASE_MODERATE) == {Role.STAFF, Role.ADMIN}


class Letter:
    """Something written by the user number 1, about the user number 2."""

    def roles_of(self, actor: Actor) -> frozenset[Role]:
        return actor.roles

    def is_by(self, actor: Actor) -> bool:
        return actor.user_id == 1

    def is_about(self, actor: Actor) -> bool:
        return actor.user_id == 2


@pytest.mark.parametrize(("user", "allowed"), [(1, True), (2, False)])
def test_own_is_for_the_author(user: int, allowed: bool) -> None:
    member = Actor(roles=frozenset({Role.MEMBER}), user_id=user)
    assert member.may(Permission.POST_EDIT, Letter()) is allowed


@pytest.mark.parametrize(("user", "allowed"), [(1, False), (2, True)])
def test_self_is_for_whom_it_is_about(user: int, allowed: bool) -> None:
    member = Actor(roles=frozenset({Role.MEMBER}), user_id=user)
    assert member.may(Permission.MEMBER_LEAVE, Letter()) is allowed


def test_a_question_about_nothing_has_no_answer() -> None:
    with pytest.raises(TypeError):
        Actor(roles=frozenset({Role.ADMIN})).may(Permission.CASE_VIEW)


def test_a_refusal_says_why_in_french() -> None:
    with pytest.raises(Forbidden, match="Votre rôle"):
        Actor().must(Permission.CASE_MODERATE)
