"""The log: written with the change, never rewritten, read where it reaches."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from recoco.domain.accounts.events import PERSON_JOINED
from recoco.domain.cases.events.life import CASE_OPENED
from recoco.domain.cases.events.portals import CASE_PROPOSED
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.models import Dispatch, Event
from recoco.kernel.activity.recording import record
from recoco.kernel.activity.types import EventType, Reach, Visibility, event_types
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.append_only import AppendOnly
from recoco.kernel.portals.scope import NoPortal
from tests.worlds import World

UPGRADED = EventType("platform.upgraded", "{actor} a mis la plateforme à jour", reach=Reach.PLATFORM)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def propose(world: World) -> Event:
    """Record a proposal of the shared case, at New Year."""
    with world.on(world.urbanvitaliz), clock.moved_to(NEW_YEAR):
        by = world.actor(world.sami)
        return record(CASE_PROPOSED, by=by, subject=world.shared, case_id=world.shared.case_id, portal="Ailleurs")


def test_an_event_keeps_who_what_and_when_in_the_words_of_the_day(world: World) -> None:
    event = propose(world)
    with world.on(world.urbanvitaliz):
        world.sami.last_name = "Autre"
        world.sami.save()
        kept = Event.objects.get(pk=event.pk)
    assert kept.sentence == "Sami Haddad a proposé le dossier au portail Ailleurs"
    assert (kept.actor_id, kept.at, kept.channel) == (world.sami.user_id, NEW_YEAR, "web")
    assert (kept.subject_type, kept.subject_id) == ("cases.placement", world.shared.pk)
    assert (kept.reach, kept.visibility, kept.version) == (Reach.PORTAL, Visibility.EVERYONE, 1)


@pytest.mark.django_db(transaction=True)
def test_an_event_is_recorded_in_the_transaction_of_its_change(world: World) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        propose(world)


def test_an_event_undone_with_its_change_was_never_there(world: World) -> None:
    with transaction.atomic():
        propose(world)
        transaction.set_rollback(True)
    with world.on(world.urbanvitaliz):
        assert not Event.objects.filter(at=NEW_YEAR).exists()


def test_an_event_that_reaches_a_case_names_it(world: World) -> None:
    with world.on(world.urbanvitaliz), pytest.raises(ValueError, match="which one"):
        record(CASE_OPENED, by=world.actor(world.marie), subject=world.shared)


def test_an_event_of_a_portal_needs_one(world: World) -> None:
    with pytest.raises(NoPortal):
        record(PERSON_JOINED, by=Actor(), subject=world.zoe)


def test_an_event_of_the_platform_needs_none_and_is_seen_by_no_portal(world: World) -> None:
    event = record(UPGRADED, by=Actor(name="Olga"), subject=world.urbanvitaliz)
    for portal in (world.urbanvitaliz, world.sosponts):
        with world.on(portal):
            assert not Event.objects.filter(pk=event.pk).exists()
    with scope.everywhere("a test reads the platform's log"):
        assert Event.objects.get(pk=event.pk).portal_id is None


def test_the_reach_of_an_event_is_who_may_read_it(world: World) -> None:
    proposed = propose(world)
    with world.on(world.urbanvitaliz):
        opened = Event.objects.get(type=CASE_OPENED.name, case_id=world.shared.case_id)
    with world.on(world.sosponts):
        assert Event.objects.filter(pk=opened.pk).exists()
        assert not Event.objects.filter(pk=proposed.pk).exists()


@pytest.mark.parametrize(
    "attempt",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda event: Event.objects.filter(pk=event.pk).update(actor_name="Autre"),
        lambda event: Event.objects.filter(pk=event.pk).delete(),
        lambda event: Event.objects.bulk_update([event], ["actor_name"]),
        lambda event: Event.objects.update_or_create(pk=event.pk, defaults={"actor_name": "Autre"}),
        lambda event: Event.objects.filter(pk=event.pk)._raw_delete("default"),
    ],
)
def test_the_log_is_not_rewritten(attempt: Callable[[Event], object], world: World) -> None:
    event = propose(world)
    with world.on(world.urbanvitaliz):
        with pytest.raises(AppendOnly), transaction.atomic():
            attempt(event)
        assert Event.objects.get(pk=event.pk).actor_name == "Sami Haddad"


def test_an_event_with_the_number_of_another_does_not_take_its_place(world: World) -> None:
    event = propose(world)
    with world.on(world.urbanvitaliz):
        usurper = Event(**{field.attname: getattr(event, field.attname) for field in Event._meta.concrete_fields})
        usurper.actor_name = "Autre"
        with pytest.raises(IntegrityError), transaction.atomic():
            usurper.save()
        assert Event.objects.get(pk=event.pk).actor_name == "Sami Haddad"


def test_a_case_s_events_come_newest_first(world: World) -> None:
    with world.on(world.urbanvitaliz):
        events = list(Event.objects.of_case(world.shared.case_id))
    assert events == sorted(events, key=lambda event: (event.at, event.pk), reverse=True)
    assert {event.case_id for event in events} == {world.shared.case_id}


def test_each_event_has_a_dispatch_for_each_reader_that_hears_it(world: World, hearing: Callable[..., None]) -> None:
    hearing(lambda event: None)
    event = propose(world)
    with world.on(world.urbanvitaliz):
        waiting = Dispatch.objects.get(event=event)
    assert (waiting.reader, waiting.due_at, waiting.done_at, waiting.tries) == ("listener", event.at, None, 0)
    with world.on(world.sosponts):
        assert not Dispatch.objects.filter(event_id=event.pk).exists()


def test_a_type_is_declared_once() -> None:
    assert all(name == one.name for name, one in event_types().items())


def test_a_sentence_that_lacks_a_word_fails_rather_than_lies() -> None:
    with pytest.raises(KeyError):
        CASE_PROPOSED.say("Sami", {})
