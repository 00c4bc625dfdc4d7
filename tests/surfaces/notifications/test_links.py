"""Every link of every e-mail, followed twice with GET by guards and by readers: nothing changes."""

from collections.abc import Iterable

import pytest
from django.db import transaction

from recoco.domain.accounts.models import Person
from recoco.kernel.access.grants import roles_granted
from recoco.kernel.access.permissions import Role
from recoco.kernel.kit import clock
from recoco.kernel.kit.slots import entries
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.budget import SUMMARY_KINDS
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.paces import Pace
from tests.client import Browser
from tests.laws.gestures import GESTURES, Attempt, Use
from tests.surfaces.notifications.following import follow_twice
from tests.surfaces.notifications.other_letters import OTHERS
from tests.surfaces.notifications.post import at, work
from tests.surfaces.notifications.test_letters import ALL, TOLD
from tests.worlds import World

pytestmark = pytest.mark.once("links of e-mails: what they open is read on both by `test_reading`")

# Who makes the gestures whose e-mails are written at once, the most powerful last.
BY = {Role.OWNER: "marie", Role.CASE_ADVISER: "awa", Role.STAFF: "sami", Role.ADMIN: "adele", Role.OPERATOR: "olga"}
# Where the laws declare them.
WRITING = {"accounts", "people", "submission", "life", "portals", "cases"}


def new_since(last: int) -> list[OutgoingEmail]:
    """Return the e-mails written since, with their portal."""
    with scope.everywhere("a test reads the outbox"):
        return list(OutgoingEmail.objects.filter(pk__gt=last).select_related("portal").order_by("pk"))


def last_email() -> int:
    with scope.everywhere("a test reads the outbox"):
        return int(OutgoingEmail.objects.order_by("-pk").values_list("pk", flat=True).first() or 0)


def follow_one_of_each(emails: Iterable[OutgoingEmail]) -> set[str]:
    """Follow the links of one e-mail of each kind, and of each page that one opens; return the kinds."""
    kinds = {(email.kind, email.words.get("path")): email for email in emails}
    for email in kinds.values():
        person = None
        if email.portal is not None and email.user_id is not None:
            with scope.entering(email.portal):
                person = Person.objects.select_related("user", "portal").filter(user_id=email.user_id).first()
        follow_twice(email, person)
    return {kind for kind, _ in kinds}


@pytest.mark.parametrize("name", TOLD)
def test_the_links_of_what_is_told_change_nothing(name: str, world: World) -> None:
    last = last_email()
    ALL[name](world)
    for instant in (at(10), at(10, 10), at(14), at(8, day=1)):
        work(instant)
    with clock.moved_to(at(9, day=1)):
        assert follow_one_of_each(new_since(last))


@pytest.mark.parametrize("pace", SUMMARY_KINDS)
def test_the_links_of_summaries_change_nothing(pace: Pace, world: World) -> None:
    last = last_email()
    for name in ("adviser.joined", "message.posted", "brief.edited", "recommendation.status_changed"):
        ALL[name](world)
    work(at(10))
    with scope.everywhere("a test makes them all wait for one hour"):
        Notice.objects.all().waiting().update(pace=pace, due_at=at(14))
    work(at(14))
    with clock.moved_to(at(15)):
        assert SUMMARY_KINDS[pace] in follow_one_of_each(new_since(last))


def test_the_links_of_what_gestures_write_change_nothing(world: World) -> None:
    left = {kind.name for kind in entries("MAIL_KINDS") if not kind.name.startswith("notifications.")}
    for use in GESTURES:
        if left - set(OTHERS) and use.make.__module__.rpartition(".")[2] in WRITING:
            with transaction.atomic():
                left -= written_by(use, world, left)
                transaction.set_rollback(True)
    assert left == set(OTHERS), "no gesture of the laws writes these e-mails: make one here"


@pytest.mark.parametrize("kind", OTHERS)
def test_the_links_of_the_others_change_nothing(kind: str, world: World) -> None:
    last = last_email()
    OTHERS[kind](world)
    assert kind in follow_one_of_each(email for email in new_since(last) if email.kind == kind)


def written_by(use: Use, world: World, wanted: set[str]) -> set[str]:
    """Have somebody make a gesture; follow the links of the e-mails of *wanted* kinds that it writes."""
    roles = [role for role in BY if role in roles_granted(use.permission)]
    if not roles:
        return set()
    who, last = world.people[BY[roles[-1]]], last_email()
    with world.on(world.urbanvitaliz):
        request = use.make(Attempt(world, who))
    if request.fields is not None:
        browser = Browser(world.urbanvitaliz)
        browser.sign_in(who)
        browser.post(request.url, request.fields)
    return follow_one_of_each(email for email in new_since(last) if email.kind in wanted)
