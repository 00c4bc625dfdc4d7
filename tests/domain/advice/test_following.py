"""What becomes of a recommendation once it is published."""

from datetime import timedelta

import pytest

from recoco.domain.advice.actions.drafting import Advice, delete_draft
from recoco.domain.advice.actions.editing import edit
from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.actions.reading import mark_read
from recoco.domain.advice.actions.withdrawing import withdraw
from recoco.domain.advice.facts import counts_of
from recoco.domain.advice.models import (
    FollowUp,
    Recommendation,
    RecommendationReading,
    RecommendationStatus,
    Uptake,
)
from recoco.domain.advice.statuses import AdviceStatus, Channel, Voice
from recoco.domain.cases.models import Placement
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from tests.domain.advice.making import afresh, drafted, published
from tests.worlds import World

NA = AdviceStatus.NOT_APPLICABLE


def events(world: World, kind: str) -> list[Event]:
    """Return the events of a kind about the case on one portal, oldest first."""
    return list(Event.objects.filter(case_id=world.alone.case_id, type=f"recommendation.{kind}").order_by("pk"))


def test_the_collectivite_goes_back_and_forth(world: World) -> None:
    marie = world.actor(world.marie)
    (one,) = published(world.alone, world.actor(world.awa))
    with world.on(world.urbanvitaliz):
        follow(one, Answer(AdviceStatus.IN_PROGRESS), by=marie)
        assert follow(one, Answer(AdviceStatus.IN_PROGRESS), by=marie) is None
        with pytest.raises(Refused, match="Dites pourquoi"):
            follow(one, Answer(NA), by=marie)
        follow(one, Answer(NA, reason="Pas les moyens", text="Pas cette année."), by=marie)
        follow(one, Answer(AdviceStatus.DONE), by=marie)
        uptake = Uptake.objects.get()
        assert (uptake.status, uptake.reason, bool(uptake.read_at)) == ("done", "", True)
        history = RecommendationStatus.objects.order_by("pk").values_list("status", flat=True)
        assert list(history) == ["new", "in_progress", "not_applicable", "done"]
        assert [event.words["status"] for event in events(world, "status_changed")] == list(history)[1:]
        counts = counts_of([one.case_id])[one.case_id]
        assert (counts.read, counts.open) == (1, 0)


def test_an_adviser_notes_what_was_said_on_the_telephone(world: World) -> None:
    awa = world.actor(world.awa)
    (one,) = published(world.alone, awa)
    with world.on(world.urbanvitaliz):
        follow(one, Answer(AdviceStatus.DONE), by=awa)
        said = FollowUp.objects.get()
        assert (said.channel, said.voice) == (Channel.CALL, Voice.ADVISING)
        assert Uptake.objects.get().read_at is None, "the collectivité has not read it"
        (told,) = events(world, "status_changed")
        assert told.sentence.endswith("après un appel")


def test_what_is_withdrawn_stays_in_the_history(world: World) -> None:
    awa, marie = world.actor(world.awa), world.actor(world.marie)
    (one,) = published(world.alone, awa)
    with world.on(world.urbanvitaliz):
        with pytest.raises(Refused):
            withdraw(one, reason=" ", by=awa)
        withdraw(one, reason="Le fonds est épuisé", by=awa)
        with pytest.raises(Refused):
            withdraw(Recommendation.objects.get(pk=one.pk), reason="Encore", by=awa)
        with pytest.raises(Refused, match="plus publiée"):
            follow(one, Answer(AdviceStatus.DONE), by=marie)
        assert Recommendation.objects.readable(afresh(world.alone), marie).get().is_withdrawn
        assert counts_of([one.case_id])[one.case_id].published == 0


def test_reading_counts_for_the_collectivite_only_and_once(world: World) -> None:
    awa, marie, paul = (world.actor(one) for one in (world.awa, world.marie, world.paul))
    (one,) = published(world.alone, awa)
    with world.on(world.urbanvitaliz):
        mark_read(afresh(world.alone), [one.pk], by=awa)
        assert Uptake.objects.get().read_at is None
        before = Placement.objects.get(pk=world.alone.pk).last_member_activity_at
        mark_read(afresh(world.alone), [one.pk], by=marie)
        first = Uptake.objects.get().read_at
        mark_read(afresh(world.alone), [one.pk], by=marie)
        mark_read(afresh(world.alone), [one.pk], by=paul)
        assert Uptake.objects.get().read_at == first
        assert RecommendationReading.objects.count() == 2
        assert Placement.objects.get(pk=world.alone.pk).last_member_activity_at > before


def test_a_draft_given_up_is_seen_by_nobody(world: World) -> None:
    awa = world.actor(world.awa)
    draft = drafted(world.alone, awa)
    with world.on(world.urbanvitaliz):
        delete_draft(draft, by=awa)
        assert not Recommendation.objects.readable(afresh(world.alone), awa).exists()
        with pytest.raises(Refused):
            delete_draft(draft, by=awa)


def test_the_next_deadline_is_that_of_an_open_recommendation(world: World) -> None:
    awa, marie = world.actor(world.awa), world.actor(world.marie)
    soon, later = published(world.alone, awa, "Bientôt", "Plus tard")
    with world.on(world.urbanvitaliz):
        today = clock.now().date()
        for one, days in ((soon, 5), (later, 50)):
            until = today + timedelta(days=days)
            edit(one, Advice(one.title, one.text, "", until, "fund"), version=one.version, tell=False, by=awa)
        assert counts_of([world.alone.case_id])[world.alone.case_id].next_deadline == today + timedelta(days=5)
        follow(soon, Answer(AdviceStatus.DONE), by=marie)
        assert counts_of([world.alone.case_id])[world.alone.case_id].next_deadline == today + timedelta(days=50)
