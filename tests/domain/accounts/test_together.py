"""What happens once, even when two machines try at the same instant: played on PostgreSQL."""

from collections.abc import Callable
from typing import Any

import pytest

from recoco.domain.accounts.actions.invitations import accept_invitation, invite
from recoco.domain.accounts.actions.persons import ensure_person, find_or_create_user
from recoco.domain.accounts.actions.roles import end_role, grant_role
from recoco.domain.accounts.actions.second_factor import add_totp, prove_by_code
from recoco.domain.accounts.factors import totp
from recoco.domain.accounts.models import Person, PortalInvitation, PortalRole, SignInCode, User
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.domain.accounts.authenticator import code_of
from tests.domain.accounts.post import code_for, sign_in_by_code
from tests.together import at_once
from tests.worlds import World, build_world

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def everybody(transactional_db: None) -> World:
    """The world, really committed."""
    return build_world()


def on(world: World, gesture: Callable[[], Any]) -> Callable[[], Any]:
    def run() -> Any:
        with scope.entering(world.urbanvitaliz):
            return gesture()

    return run


def refused(answers: list[Any]) -> int:
    return sum(isinstance(one, Refused) for one in answers)


def test_an_invitation_is_accepted_once(everybody: World) -> None:
    world = everybody
    with scope.entering(world.urbanvitaliz):
        invitation = invite("lou@exemple.fr", "adviser", by=world.actor(world.adele), is_national=True)
    lou = User.objects.create_user("lou@exemple.fr")
    words = {"first_name": "Lou", "last_name": "Martin"}
    answers = at_once([on(world, lambda: accept_invitation(invitation, lou, words=words)) for _ in range(4)])
    assert refused(answers) == 3
    with scope.entering(world.urbanvitaliz):
        assert PortalRole.objects.filter(person__user=lou).count() == 1


def test_two_who_invite_the_same_person_make_one_invitation(everybody: World) -> None:
    world = everybody
    by = [world.actor(world.adele), world.actor(world.sami)]
    at_once(
        [on(world, lambda actor=actor: invite("lou@exemple.fr", "adviser", by=actor, is_national=True)) for actor in by]
    )
    with scope.entering(world.urbanvitaliz):
        assert PortalInvitation.objects.count() == 1


def test_parallel_guesses_share_five_tries(everybody: World) -> None:
    browser = Browser(everybody.urbanvitaliz)
    browser.post("/connexion/", {"email": "marie@exemple.fr"})
    wrong = f"{(int(code_for('marie@exemple.fr')) + 1) % 1_000_000:06d}"
    cookies = browser.cookies

    def guess() -> int:
        one = Browser(everybody.urbanvitaliz)
        one.cookies = cookies
        return int(one.post("/connexion/code/", {"code": wrong}).status_code)

    at_once([guess] * 8)
    assert SignInCode.objects.get().tries <= 5
    assert browser.post("/connexion/code/", {"code": code_for("marie@exemple.fr")}).status_code == 422


def test_a_right_code_opens_once(everybody: World) -> None:
    browser = Browser(everybody.urbanvitaliz)
    browser.post("/connexion/", {"email": "marie@exemple.fr"})
    code, cookies = code_for("marie@exemple.fr"), browser.cookies

    def give() -> int:
        one = Browser(everybody.urbanvitaliz)
        one.cookies = cookies.copy()
        return int(one.post("/connexion/code/", {"code": code}).status_code)

    assert sorted(at_once([give] * 3)) == [302, 422, 422]


def test_a_code_of_the_application_serves_once(everybody: World) -> None:
    world, secret = everybody, totp.generate_totp_secret()
    with scope.entering(world.urbanvitaliz):
        add_totp(world.sami.user, secret, code_of(secret, steps=-1))
    code = code_of(secret)
    assert refused(at_once([lambda: prove_by_code(world.sami.user, code)] * 4)) == 3


def test_parallel_guesses_of_a_factor_are_counted(everybody: World) -> None:
    world, secret = everybody, totp.generate_totp_secret()
    with scope.entering(world.urbanvitaliz):
        add_totp(world.sami.user, secret, code_of(secret, steps=-1))
    answers = at_once([lambda: prove_by_code(world.sami.user, "000000")] * 8)
    assert [one.status for one in answers].count(429) == 3


def test_two_admins_do_not_remove_each_other(everybody: World) -> None:
    world = everybody
    with scope.entering(world.urbanvitaliz):
        grant_role(world.sami, "admin", by=world.actor(world.adele))
    adele, sami = world.actor(world.adele), world.actor(world.sami)
    answers = at_once(
        [
            on(world, lambda: end_role(world.sami, "admin", by=adele)),
            on(world, lambda: end_role(world.adele, "admin", by=sami)),
        ]
    )
    assert refused(answers) == 1


def test_a_role_is_granted_once(everybody: World) -> None:
    world = everybody
    by = world.actor(world.adele)
    at_once([on(world, lambda: grant_role(world.zoe, "adviser", by=by, is_national=True))] * 3)
    with scope.entering(world.urbanvitaliz):
        assert PortalRole.objects.filter(person=world.zoe).count() == 1


def test_an_address_has_one_account_and_one_person(everybody: World) -> None:
    world = everybody

    def arrive() -> Person:
        return ensure_person(find_or_create_user("lou@exemple.fr"), first_name="Lou", last_name="Martin")

    assert len({one.pk for one in at_once([on(world, arrive)] * 4)}) == 1


def test_a_pass_lets_in_once(everybody: World) -> None:
    world = everybody
    browser = Browser(world.urbanvitaliz)
    sign_in_by_code(browser, "marie@exemple.fr")
    path = "/" + browser.post(f"/mes-portails/{world.sosponts.pk}/")["Location"].split("/", 3)[3]
    entered = at_once([lambda: Browser(world.sosponts).post(path).status_code] * 3)
    assert sorted(entered) == [302, 409, 409]
