"""From drafts to what the collectivité reads, told as it happens."""

from datetime import timedelta

import pytest

from recoco.domain.advice.actions.drafting import Advice, move_draft
from recoco.domain.advice.actions.editing import ChangedMeanwhile, edit
from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.actions.publishing import call_back, publish_drafts, seal, still_published
from recoco.domain.advice.facts import counts_of
from recoco.domain.advice.models import (
    Publication,
    Recommendation,
    RecommendationStatus,
    RecommendationVersion,
    Uptake,
)
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from tests.domain.advice.making import afresh, drafted, published
from tests.worlds import World


def events(world: World, kind: str) -> list[Event]:
    """Return the events of a kind about the case on one portal, oldest first."""
    return list(Event.objects.filter(case_id=world.alone.case_id, type=f"recommendation.{kind}").order_by("pk"))


def titles(world: World) -> list[str]:
    """Return the titles of the drafts, in order."""
    return [one.title for one in Recommendation.objects.drafts().filter(case_id=world.alone.case_id)]


def test_a_draft_says_who_wrote_it_and_makes_its_topic(world: World) -> None:
    draft = drafted(world.alone, world.actor(world.awa), topic="Sols pollués")
    with world.on(world.urbanvitaliz):
        kept = Recommendation.objects.get(pk=draft.pk)
        assert (kept.author, kept.topic_name, kept.is_draft) == ("Awa Diop (DDT du Nord)", "Sols pollués", True)
        assert not Uptake.objects.exists()
        (told,) = events(world, "drafted")
        assert told.visibility == "advisers"


def test_drafts_are_put_in_order(world: World) -> None:
    awa = world.actor(world.awa)
    first, second, third = (drafted(world.alone, awa, title) for title in "abc")
    with world.on(world.urbanvitaliz):
        Recommendation.objects.filter(pk=third.pk).update(position=second.position)
        move_draft(third, -1, by=awa)
        assert titles(world) == ["a", "c", "b"]
        move_draft(third, -1, by=awa)
        move_draft(third, -1, by=awa)
        assert titles(world) == ["c", "a", "b"]
        move_draft(first, 1, by=awa)
        assert titles(world) == ["c", "b", "a"]
        move_draft(third, 2, by=awa)
        assert titles(world) == ["b", "a", "c"]
        move_draft(third, -9, by=awa)
        assert titles(world) == ["c", "b", "a"]
        move_draft(third, 0, by=awa)
        assert titles(world) == ["c", "b", "a"]


def test_several_are_published_as_one(world: World) -> None:
    recommendations = published(world.alone, world.actor(world.awa), "Un", "Deux")
    with world.on(world.urbanvitaliz):
        publication = Publication.objects.get()
        assert {one.publication_id for one in recommendations} == {publication.pk}
        assert publication.count == 2
        (told,) = events(world, "published")
        assert told.words["recommendations"] == [one.pk for one in recommendations]
        assert told.sentence == "Awa Diop a publié 2\u00a0recommandations"
        assert [one.status for one in Uptake.objects.all()] == ["new", "new"]
        counts = counts_of([world.alone.case_id])[world.alone.case_id]
        assert (counts.published, counts.unread, counts.open, counts.drafts) == (2, 2, 2, 0)


def test_what_changed_since_it_was_seen_is_not_published(world: World) -> None:
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    draft = drafted(world.alone, awa)
    with world.on(world.urbanvitaliz):
        edit(draft, Advice("Écrire à l’EPF", "Autre chose."), version=1, tell=False, by=sami)
        with pytest.raises(Refused):
            publish_drafts(afresh(world.alone), {draft.pk: 1}, by=awa)
        assert not Publication.objects.exists()


def test_a_publication_is_called_back_for_ten_minutes_then_published_again(world: World) -> None:
    awa = world.actor(world.awa)
    (one,) = published(world.alone, awa)
    with world.on(world.urbanvitaliz):
        publication = Publication.objects.get()
        call_back(publication, by=awa)
        one = Recommendation.objects.get(pk=one.pk)
        assert one.is_draft
        assert still_published([publication.pk]) == {}
        assert not seal([publication.pk])
        assert counts_of([one.case_id])[one.case_id].published == 0
        publish_drafts(afresh(world.alone), {one.pk: one.version}, by=awa)
        assert Uptake.objects.get().is_live
        assert RecommendationStatus.objects.count() == 2
        with clock.moved_to(clock.now() + timedelta(minutes=11)), pytest.raises(Refused):
            call_back(Publication.objects.latest("pk"), by=awa)


def test_what_was_told_or_answered_is_not_called_back(world: World) -> None:
    awa, marie = world.actor(world.awa), world.actor(world.marie)
    (one,) = published(world.alone, awa)
    with world.on(world.urbanvitaliz):
        publication = Publication.objects.get()
        follow(one, Answer(text="Merci"), by=marie)
        with pytest.raises(Refused, match="déjà répondu"):
            call_back(publication, by=awa)
        assert seal([publication.pk])
        assert seal([publication.pk]), "asked twice, an e-mail that leaves still leaves"
        with pytest.raises(Refused, match="trop tard"):
            call_back(publication, by=awa)


def test_an_edit_keeps_what_was_read_before(world: World) -> None:
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    (one,) = published(world.alone, awa)
    with world.on(world.urbanvitaliz):
        stale = Recommendation.objects.get(pk=one.pk)
        edit(one, Advice("Écrire à l’EPF", "Mieux dit."), version=one.version, tell=True, by=awa)
        kept = RecommendationVersion.objects.get()
        assert (kept.text, kept.edited_by_name) == ("Un courrier.", "Awa Diop")
        assert len(events(world, "edited")) == 1
        with pytest.raises(ChangedMeanwhile) as conflict:
            edit(stale, Advice("Écrire", "Autre."), version=stale.version, tell=False, by=sami)
        assert conflict.value.present.text == "Mieux dit."
        edit(one, Advice("Écrire à l’EPF", "Mieux dit !"), version=one.version, tell=False, by=awa)
        assert len(events(world, "corrected")) == 1
