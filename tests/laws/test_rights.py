"""The table of actions, read from its copy, tried through the pages: permission by permission, role by role."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.urls import resolve

from conftest import BRIEFLY
from recoco.domain.accounts.models import Person
from recoco.kernel.access.permissions import Permission, Role
from tests.client import Browser
from tests.kernel.access.tables import actions
from tests.laws.gestures import GESTURES, Attempt, Request, Use
from tests.laws.routes import portal_routes
from tests.worlds import World

TABLE, R, P = actions(), Role, Permission
# What a cell says, for what is one's own and for what is not; the notes, as far as they are built.
ALLOWED: dict[str, dict[bool, bool]] = {
    "✔": {True: True, False: True},
    "–": {True: False, False: False},
    "own": {True: True, False: False},
    "self": {True: True, False: True},
    "1": {True: True, False: True},  # those who advise the case hold the portal role too
    "2": {True: False, False: False},  # by a share link, on pages of its own: `tests/domain/sharing`
    "4": {True: True, False: True},
    "5": {True: False, False: False},  # no intervention yet
}

# One page for two permissions: leaving, on whichever side of the dossier one is.
SAME_PAGE = {P.PARTICIPATION_LEAVE: P.MEMBER_LEAVE, P.MEMBER_LEAVE: P.PARTICIPATION_LEAVE}


def person_of(world: World, role: Role) -> Person | None:
    """Return who is nothing but *role* to the case `world.alone`."""
    people = {
        R.MEMBER: world.paul,
        R.OWNER: world.marie,
        R.OBSERVER: world.otto,
        R.CASE_ADVISER: world.awa,
        R.TERRITORY_ADVISER: world.tess,
        R.OTHER_ADVISER: world.ines,
        R.STAFF: world.sami,
        R.ADMIN: world.adele,
        R.OPERATOR: world.olga,
    }
    return people.get(role)


# Pages that this table does not judge, and why.
ELSEWHERE = {
    "submission:resubmit": "the state of the placement says who: `test_states`",
    "cases:keep": "its collectivité, and whoever may end its pause: `test_resting`",
    "overview:choosing": "holds nothing of any case; the list that it leads to is tried",
}


def is_let_in(browser: Browser, answer: Any, request: Request) -> bool:
    """Tell whether the product let somebody do what they tried: neither absent, nor refused, nor asked who they are."""
    if answer.status_code in {302, 303}:
        to = urlsplit(answer["Location"]).path
        if request.keeps:
            return request.keeps in browser.get(to).content.decode()
        return to == request.leads_to if request.leads_to else not to.startswith("/connexion")
    refusals = {403, 404, 409, 422} if request.is_choice else {403, 404, 409}
    assert answer.status_code in {200, *refusals}, f"{request.url} answers {answer.status_code}"
    if answer.streaming:
        list(answer)  # read to the end, which closes the file
        return True
    return answer.status_code == 200 and request.shows in answer.content.decode(errors="replace")


def try_it(world: World, use: Use, role: Role, *, is_own: bool) -> bool:
    """Have somebody of *role* make use of a permission, then forget it; return whether they could."""
    who = person_of(world, role)
    with transaction.atomic():
        with world.on(world.urbanvitaliz):
            request = use.make(Attempt(world, who, is_own))
        browser = Browser(world.urbanvitaliz)
        if who is not None:
            browser.sign_in(who)
        answer = browser.get(request.url) if request.fields is None else browser.post(request.url, request.fields)
        could = is_let_in(browser, answer, request)
        if not could:
            assert answer.status_code in refusals(request, role), (
                f"{request.url} answers {answer.status_code} to {role}"
            )
        transaction.set_rollback(True)
    return could


def refusals(request: Request, role: Role) -> set[int]:
    """Return how somebody is refused: asked who they are, told nothing of what they may not know, or told so."""
    if role is R.ANONYMOUS:
        return {302}
    if role in request.told:
        return {request.told[role]}
    # Of a page open to more people, what makes the difference is only left out.
    open_to_more = {422} if request.is_choice else {200} if request.shows else {302} if request.keeps else set()
    known_by = request.known_by or (P.CASE_VIEW if request.url.startswith("/dossiers/") else None)
    is_known = known_by is None or ALLOWED[TABLE[known_by][role]][True]
    return {403 if is_known else 404, *open_to_more}


def trying(said: dict[Role, bool]) -> list[Role]:
    """Return who tries: everybody; on PostgreSQL, asked the same questions, one who may and one who may not."""
    if not BRIEFLY:
        return list(said)
    return list({could: role for role, could in said.items()}.values())


def judge(use: Use, world: World, *, is_own: bool) -> None:
    """Have them try, and compare with what the table says."""
    rows = [TABLE[one] for one in (use.permission, SAME_PAGE.get(use.permission)) if one]
    said = {role: any(ALLOWED[row[role]][is_own] for row in rows) for role in Role}
    roles = trying(said)
    assert {role: try_it(world, use, role, is_own=is_own) for role in roles} == {role: said[role] for role in roles}


@pytest.mark.parametrize("use", GESTURES, ids=str)
def test_each_role_may_do_what_the_table_says(use: Use, world: World) -> None:
    judge(use, world, is_own=True)


@pytest.mark.parametrize("use", [one for one in GESTURES if "own" in TABLE[one.permission].values()], ids=str)
def test_what_is_one_s_own_is_not_for_others(use: Use, world: World) -> None:
    judge(use, world, is_own=False)


def test_each_page_that_asks_a_permission_is_tried(world: World) -> None:
    tried = set()
    for use in GESTURES:
        with transaction.atomic(), world.on(world.urbanvitaliz):
            request = use.make(Attempt(world, world.adele))
            tried.add((resolve(urlsplit(request.url).path).view_name, use.permission))
            transaction.set_rollback(True)
    asked = {(route.name, getattr(route.view, "permission", None)) for route in portal_routes()}
    assert {(name, one) for name, one in asked if one and name not in ELSEWHERE} - tried == set()
