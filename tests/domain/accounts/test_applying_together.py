"""Adviser requests when two try at the same instant: played on PostgreSQL."""

from typing import Any

import pytest

from recoco.domain.accounts.actions.adviser_requests import accept_request, refuse_request
from recoco.domain.accounts.models import AdviserRequest, Person, PortalRole, RequestState, User
from recoco.kernel.activity.models import Event
from recoco.kernel.mail.models import OutgoingEmail
from tests.client import Browser
from tests.domain.accounts.applying import FORM, STATE, TYPED, asked_by, path_of
from tests.domain.accounts.post import sign_in_by_code
from tests.together import at_once, on, refusals
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def assert_decided_once(world: World) -> str:
    """Fail unless one decision was taken, written, told and applied, once; return the name of who took it."""
    with world.on(world.urbanvitaliz):
        (event,) = Event.objects.filter(type="adviser_request.decided")
        asked = AdviserRequest.objects.select_related("decided_by").get()
        granted = PortalRole.objects.filter(person=world.zoe, name="adviser", until=None).count()
        assert granted == (1 if asked.state is RequestState.ACCEPTED else 0)
        told = OutgoingEmail.objects.filter(kind__startswith="accounts.adviser_request")
        assert [one.kind for one in told] == [f"accounts.adviser_request_{asked.state}"]
        assert event.actor_name == asked.decided_by.full_name
        return str(event.actor_name)


@pytest.mark.parametrize("round_", range(3))
def test_one_accepts_and_the_other_refuses(world: World, round_: int) -> None:
    asked = asked_by(world, world.zoe)
    sami, adele = world.actor(world.sami), world.actor(world.adele)

    def accept() -> None:
        accept_request(AdviserRequest.objects.get(pk=asked.pk), is_national=True, by=sami)

    def refuse() -> None:
        refuse_request(AdviserRequest.objects.get(pk=asked.pk), reason="Hors sujet", by=adele)

    answers = at_once([on(world.urbanvitaliz, accept), on(world.urbanvitaliz, refuse)])
    winner = assert_decided_once(world)
    (told,) = refusals(answers)
    assert told.sentence.startswith(f"{winner} a déjà ")


def test_the_pages_tell_it_too(world: World) -> None:
    asked = asked_by(world, world.zoe)
    browsers = [Browser(world.urbanvitaliz), Browser(world.urbanvitaliz)]
    for browser, person in zip(browsers, (world.sami, world.adele), strict=True):
        browser.sign_in(person)
    answers = at_once(
        [
            lambda: browsers[0].post(path_of(asked, "acceptation"), {"departements": "59"}),
            lambda: browsers[1].post(path_of(asked, "refus"), {"reason": "Hors sujet"}),
        ]
    )
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    winner = assert_decided_once(world)
    (loser,) = (answer for answer in answers if answer.status_code == 409)
    assert f"{winner} a déjà " in loser.content.decode()


@pytest.mark.parametrize("known", [True, False])
def test_a_double_click_of_the_applicant_asks_once(world: World, known: bool) -> None:
    address = "zoe@exemple.fr" if known else "lou@exemple.fr"
    User.objects.get_or_create(email=address)
    browser = Browser(world.urbanvitaliz)
    sign_in_by_code(browser, address)

    def send() -> Any:
        one = Browser(world.urbanvitaliz)
        one.cookies = browser.cookies.copy()
        return one.post(FORM, TYPED)

    answers = at_once([send] * 3)
    assert [answer.get("Location") for answer in answers] == [STATE] * 3
    with world.on(world.urbanvitaliz):
        assert AdviserRequest.objects.count() == 1
        assert Event.objects.filter(type="adviser_request.submitted").count() == 1
        assert Person.objects.filter(user__email=address).count() == 1
