"""What happens once to recommendations, even when several act at the same instant: played on PostgreSQL."""

import pytest

from recoco.domain.advice.actions.drafting import Advice
from recoco.domain.advice.actions.editing import ChangedMeanwhile, edit
from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.actions.publishing import CHANGED, call_back, publish_drafts, seal
from recoco.domain.advice.actions.spreading import prepare_elsewhere, publish_elsewhere
from recoco.domain.advice.models import FollowUp, Publication, Recommendation, RecommendationStatus, Uptake
from recoco.domain.advice.statuses import AdviceStatus
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.advice.making import address, afresh, drafted, published
from tests.together import at_once, on, refusals
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def told(world: World, kind: str) -> int:
    """Count the events of a kind."""
    with world.on(world.urbanvitaliz):
        return int(Event.objects.filter(case_id=world.alone.case_id, type=f"recommendation.{kind}").count())


def test_two_who_publish_the_same_drafts_publish_them_once(world: World) -> None:
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    drafts = [drafted(world.alone, awa, title) for title in ("Un", "Deux")]
    seen = {one.pk: one.version for one in drafts}
    gestures = [lambda by=by: publish_drafts(afresh(world.alone), seen, by=by) for by in (awa, sami, awa)]
    late = refusals(at_once([on(world.urbanvitaliz, one) for one in gestures]))
    assert [one.sentence for one in late] == [CHANGED, CHANGED]
    with world.on(world.urbanvitaliz):
        assert Publication.objects.count() == 1
        assert Uptake.objects.filter(is_live=True).count() == len(drafts)
    assert told(world, "published") == 1


def test_two_who_publish_drafts_in_common_lose_none(world: World) -> None:
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    first, both, last = (drafted(world.alone, awa, title) for title in ("Un", "Deux", "Trois"))
    sent = [(awa, (first, both)), (sami, (both, last))]
    gestures = [
        lambda by=by, some=some: publish_drafts(afresh(world.alone), {one.pk: one.version for one in some}, by=by)
        for by, some in sent
    ]
    (late,) = refusals(at_once([on(world.urbanvitaliz, one) for one in gestures]))
    assert late.sentence == CHANGED
    with world.on(world.urbanvitaliz):
        assert Recommendation.objects.published().count() == 2
        assert Recommendation.objects.drafts().count() == 1


def test_a_double_click_publishes_once_and_says_so(world: World) -> None:
    draft = drafted(world.alone, world.actor(world.awa))
    browsers = [Browser(world.urbanvitaliz) for _ in range(2)]
    for one in browsers:
        one.sign_in(world.awa)
    url, sent = address(world, "publications/"), {"drafts": f"{draft.pk}:{draft.version}"}
    answers = at_once([lambda one=one: one.post(url, sent) for one in browsers])
    assert sorted(one.status_code for one in answers) == [302, 409]
    (late,) = (one for one in answers if one.status_code == 409)
    assert CHANGED in late.content.decode()
    assert told(world, "published") == 1


def test_one_publishes_what_another_is_writing_and_nothing_is_lost(world: World) -> None:
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    draft = drafted(world.alone, awa)
    version = draft.version
    with world.on(world.urbanvitaliz):
        mine = Recommendation.objects.get(pk=draft.pk)
    mine.placement = world.alone

    def write() -> object:
        try:
            return edit(mine, Advice(title="Autre", text="Mieux dit."), version=version, tell=False, by=sami)
        except ChangedMeanwhile as conflict:
            return conflict

    def publish() -> object:
        return publish_drafts(afresh(world.alone), {draft.pk: version}, by=awa)

    answers = at_once([on(world.urbanvitaliz, one) for one in (write, publish)])
    assert len([one for one in answers if isinstance(one, Refused | ChangedMeanwhile)]) == 1
    with world.on(world.urbanvitaliz):
        now = Recommendation.objects.get(pk=draft.pk)
    assert (now.title, now.published_at is None) in {("Autre", True), ("Écrire à l’EPF", False)}


def test_called_back_or_mailed_but_not_both(world: World) -> None:
    awa = world.actor(world.awa)
    published(world.alone, awa)
    with world.on(world.urbanvitaliz):
        publication = Publication.objects.get()
    publication.placement = world.alone
    gestures = [lambda: call_back(publication, by=awa), lambda: seal([publication.pk])]
    answers = at_once([on(world.urbanvitaliz, one) for one in gestures])
    assert bool(answers[1]) == isinstance(answers[0], Refused)
    assert told(world, "called_back") == (not answers[1])


def test_two_answers_at_once_keep_one_and_tell_the_other(world: World) -> None:
    (one,) = published(world.alone, world.actor(world.awa))
    said = [(world.marie, AdviceStatus.DONE), (world.paul, AdviceStatus.IN_PROGRESS)]

    def answering(who: object, status: AdviceStatus) -> object:
        mine = Recommendation.objects.get(pk=one.pk)
        mine.placement = afresh(world.alone)
        return follow(mine, Answer(status), by=world.actor(who))  # type: ignore[arg-type]

    answers = at_once([on(world.urbanvitaliz, lambda said=said: answering(*said)) for said in said])
    late = refusals(answers)
    with world.on(world.urbanvitaliz):
        history = RecommendationStatus.objects.filter(uptake__recommendation=one)
        assert history.filter(until=None).count() == 1
        # One after the other, both are kept; at the very same instant, the second is told.
        assert FollowUp.objects.count() == told(world, "status_changed") == 2 - len(late)
    assert all("vient de noter cette recommandation" in refusal.sentence for refusal in late)


def test_a_double_click_on_a_status_counts_once(world: World) -> None:
    (one,) = published(world.alone, world.actor(world.awa))
    browsers = [Browser(world.urbanvitaliz) for _ in range(2)]
    for browser in browsers:
        browser.sign_in(world.marie)
    url = address(world, f"{one.pk}/reponses/")
    answers = at_once([lambda browser=browser: browser.post(url, {"status": "done"}) for browser in browsers])
    assert [answer.status_code for answer in answers] == [302, 302]
    assert told(world, "status_changed") == 1


def test_the_same_comment_sent_twice_at_once_is_said_once(world: World) -> None:
    (one,) = published(world.alone, world.actor(world.awa))
    browsers = [Browser(world.urbanvitaliz) for _ in range(2)]
    for browser in browsers:
        browser.sign_in(world.marie)
    url = address(world, f"{one.pk}/reponses/")
    sent = {"text": "Voici le devis", "token": "une", "status": "in_progress"}
    answers = at_once([lambda browser=browser: browser.post(url, sent) for browser in browsers])
    assert [answer.status_code for answer in answers] == [302, 302]
    with world.on(world.urbanvitaliz):
        assert FollowUp.objects.count() == 1


def test_the_same_advice_prepared_twice_at_once_stands_once_in_each_dossier(world: World) -> None:
    awa = world.actor(world.awa)
    one = drafted(world.alone, awa)

    def prepare() -> object:
        mine = Recommendation.objects.get(pk=one.pk)
        mine.placement = afresh(world.alone)
        return prepare_elsewhere(mine, [world.shared.pk], by=awa)

    answers = at_once([on(world.urbanvitaliz, prepare)] * 3)
    assert sorted(len(one) for one in answers) == [0, 0, 1]
    with world.on(world.urbanvitaliz):
        (draft,) = Recommendation.objects.drafts().filter(copied_from_id=one.pk)
    seen = {draft.pk: draft.version}

    def publish() -> object:
        mine = Recommendation.objects.get(pk=one.pk)
        mine.placement = afresh(world.alone)
        return publish_elsewhere(mine, seen, by=awa)

    assert len(refusals(at_once([on(world.urbanvitaliz, publish)] * 2))) == 1
    with world.on(world.urbanvitaliz):
        assert Publication.objects.count() == 1
