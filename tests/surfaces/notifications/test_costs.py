"""What each page of notices, of choices and of e-mails costs in queries: the same for one notice and for many."""

from collections.abc import Callable
from functools import partial

import pytest

from recoco.domain.cases.models import Placement
from recoco.kernel.kit import clock
from recoco.kernel.mail.choices import choices_of
from recoco.kernel.mail.models import OutgoingEmail
from recoco.surfaces.notifications.models import Notice
from tests.client import Browser
from tests.queries import assert_queries
from tests.remembered import remembered
from tests.surfaces.notifications.conftest import build_told_world
from tests.surfaces.notifications.conversing import keep_a_brief, say
from tests.surfaces.notifications.post import at, work
from tests.surfaces.notifications.test_advice import publish
from tests.worlds import World

Open = Callable[..., Browser]


def build_busy_world(times: int) -> World:
    """Let facts of several kinds be told at once, and others wait for the morning."""
    world = build_told_world()
    for minute in range(times):
        publish(world, f"Avis {minute}", minute=minute, placement=world.alone if minute % 2 else world.shared)
    work(at(10, 59))
    for minute in range(times):
        say(world, world.awa, f"Message {minute}", minute=minute)
        say(world, world.sami, f"Réponse {minute}", minute=minute)
    keep_a_brief(world)
    work(at(11))
    return world


TOLD = {times: partial(build_busy_world, times) for times in (2, 5)}


@pytest.fixture
def world(db: None, _the_day_before: None, times: int) -> World:
    """The world where that much was told."""
    return remembered(TOLD[times])


def first_to_come(world: World) -> int:
    with world.on(world.urbanvitaliz):
        waiting = Notice.objects.all().waiting().filter(person=world.marie)
        return int(waiting.order_by("due_at", "at", "pk").values_list("pk", flat=True)[0])


def last_email(world: World) -> OutgoingEmail:
    with world.on(world.urbanvitaliz):
        found: OutgoingEmail = OutgoingEmail.objects.filter(user_id=world.marie.user_id).latest("pk")
        return found


def of_letter(world: World) -> str:
    with world.on(world.urbanvitaliz):
        choices = choices_of(last_email(world))
    assert choices is not None
    return choices.preferences


def attention(world: World) -> str:
    with world.on(world.urbanvitaliz):
        return f"/dossiers/{Placement.objects.with_case().get(pk=world.alone.pk).case.slug}/notifications/"


# Who asks, how many queries, where. What composes an e-mail asks all that the worker does before it leaves.
LOG, TO_COME = "/administration/e-mails/", "/administration/e-mails/a-venir/"
PAGES: dict[str, tuple[str, int, Callable[[World], str]]] = {
    "notifications": ("marie", 9, lambda world: "/notifications/"),
    "notifications not read": ("marie", 9, lambda world: "/notifications/?etat=non-lues"),
    "preferences": ("marie", 7, lambda world: "/notifications/preferences/"),
    "preferences signed out": ("", 7, of_letter),
    "to stop, signed out": ("", 5, lambda world: f"{of_letter(world)}arret/"),
    "timetable": ("marie", 7, lambda world: "/notifications/a-venir/"),
    "an e-mail to come": ("marie", 14, lambda world: f"/notifications/a-venir/{first_to_come(world)}/"),
    "follow or mute": ("marie", 11, attention),
    "e-mails sent": ("sami", 7, lambda world: LOG),
    "an e-mail sent": ("sami", 8, lambda world: f"{LOG}{last_email(world).pk}/"),
    "its content": ("sami", 5, lambda world: f"{LOG}{last_email(world).pk}/contenu/"),
    "e-mails to come": ("sami", 7, lambda world: TO_COME),
    "timetable of somebody": ("sami", 8, lambda world: f"{TO_COME}{world.marie.pk}/"),
    "an e-mail to come to somebody": ("sami", 15, lambda world: f"{TO_COME}{world.marie.pk}/{first_to_come(world)}/"),
}


@pytest.mark.once("as many queries on both")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("times", TOLD)
def test_a_page_costs_the_same_for_little_and_for_much(page: str, world: World, browser: Open) -> None:
    who, queries, path = PAGES[page]
    with clock.moved_to(at(12)):
        reader, url = browser(world.people[who]) if who else Browser(world.urbanvitaliz), path(world)
        assert reader.get(url).status_code == 200
        with assert_queries(queries):
            reader.get(url)
