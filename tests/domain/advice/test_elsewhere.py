"""An adviser gives the same advice to several of their dossiers: a draft in each, looked at, then published."""

from collections.abc import Callable

import pytest

from recoco.domain.advice.actions.drafting import Advice, write_draft
from recoco.domain.advice.actions.spreading import prepare_elsewhere, publish_elsewhere
from recoco.domain.advice.elsewhere import prepared_of
from recoco.domain.advice.models import Publication, Recommendation, RecommendationFile
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.storing import deposit
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.advice.making import address, afresh, drafted
from tests.domain.advice.test_cost import queries_of
from tests.domain.advice.test_files import WORDS, published
from tests.domain.directory.making import someone
from tests.kernel.files.samples import sample
from tests.worlds import World, followed_case

Open = Callable[..., Browser]


def another(world: World, name: str) -> Placement:
    """Return one more case that Awa advises."""
    with world.on(world.urbanvitaliz):
        return followed_case(name, world.lille, world.people)


def advised(world: World) -> Recommendation:
    """Draft a recommendation with a topic and a contact, as Awa."""
    awa = world.actor(world.awa)
    return drafted(world.alone, awa, "Demander un diagnostic", topic="Sols", pick=someone(awa))


def test_awa_chooses_looks_and_publishes_one_for_each_dossier(world: World, browser: Open) -> None:
    other, awa = another(world, "Ancienne gare"), browser(world.awa)
    one = advised(world)
    published(world, one)
    page = address(world, f"{one.pk}/autres-dossiers/")
    shown = awa.page(page)
    assert [box["value"] for box in shown.select("[name=dossier]")] == [str(other.pk), str(world.shared.pk)]
    assert "Recommander ailleurs" in awa.page(address(world)).text
    # One searches: what was chosen is not lost.
    looked = awa.post(page, {"q": "gare", "page": "1", "dossier": [str(world.shared.pk)]})
    assert looked.status_code == 200
    assert looked.content.decode().count(" checked") == 1
    assert awa.post(page, {"prepare": "1"}).status_code == 422
    both = [str(other.pk), str(world.shared.pk)]
    assert awa.post(page, {"prepare": "1", "dossier": both}).status_code == 302
    again = awa.post(page, {"prepare": "1", "dossier": both})
    assert (again.status_code, "avaient déjà" in awa.page(page).text) == (302, True)
    with world.on(world.urbanvitaliz):
        drafts = Recommendation.objects.drafts().filter(copied_from_id=one.pk)
        assert {draft.case_id for draft in drafts} == {other.case_id, world.shared.case_id}
        assert {(draft.title, draft.topic_name, draft.author_name) for draft in drafts} == {
            (one.title, "Sols", "Awa Diop")
        }
        assert all(draft.card_id not in {None, one.card_id} for draft in drafts), "a card for each dossier"
    assert (
        "Demander un diagnostic"
        not in browser(world.marie).page(f"/dossiers/{world.case(other).slug}/recommandations/").text
    )
    waiting = awa.page(page)
    assert len(waiting.select(".advice-card")) == 2
    assert waiting.select("[name=dossier]") == []
    seen = str(waiting.select_one("[name=drafts]")["value"])  # type: ignore[index]
    assert awa.post(f"{page}publication/", {"drafts": seen}).status_code == 302
    assert awa.post(f"{page}publication/", {"drafts": seen}).status_code == 409, "once"
    with world.on(world.urbanvitaliz):
        assert Publication.objects.filter(case_id__in=[other.case_id, world.shared.case_id]).count() == 2
        assert Event.objects.filter(type="recommendation.published").count() == 3
    told = browser(world.marie).page(f"/dossiers/{world.case(other).slug}/recommandations/").text
    assert "Demander un diagnostic" in told


def test_the_files_go_along_without_a_copy_of_their_content(world: World) -> None:
    other, awa = another(world, "Ancienne gare"), world.actor(world.awa)
    with world.on(world.urbanvitaliz):
        one = write_draft(afresh(world.alone), Advice(**WORDS), files=[deposit(sample("pdf"))], by=awa)
        (draft,) = prepare_elsewhere(one, [other.pk], by=awa)
        given = RecommendationFile.objects.get(recommendation=draft)
        assert (given.file.case_id, given.file.reach) == (other.case_id, "portal")
        assert StoredFile.objects.values("sha256").distinct().count() == 1
        # A copy of the copy is the same advice: it is not given twice to the first dossier.
        draft.placement = afresh(other)
        assert prepare_elsewhere(draft, [world.alone.pk], by=awa) == []


def test_nothing_is_prepared_nor_published_where_one_may_not_advise(world: World) -> None:
    other, awa = another(world, "Ancienne gare"), world.actor(world.awa)
    one = drafted(world.alone, awa)
    with world.on(world.urbanvitaliz):
        for numbers in ([other.pk, 10**9], [world.shared.pk, world.shared_there.pk], []):
            with pytest.raises(Refused):
                prepare_elsewhere(one, numbers, by=awa)
        assert Recommendation.objects.count() == 1
        for name in ("marie", "tess", "otto"):
            with pytest.raises(Forbidden):
                prepare_elsewhere(one, [other.pk], by=world.actor(world.people[name]))
        with pytest.raises(Refused):
            prepare_elsewhere(one, [other.pk], by=world.actor(world.sami))  # writes anywhere, advises nowhere
        prepare_elsewhere(one, [other.pk, world.shared.pk], by=awa)
        seen = {each.one.pk: each.one.version for each in prepared_of(one, awa)}
        changed = Recommendation.objects.get(case_id=world.shared.case_id)
        with pytest.raises(Refused, match="Pont des Moulins"):
            publish_elsewhere(one, {**seen, changed.pk: changed.version + 1}, by=awa)
        assert Publication.objects.count() == 0
        with pytest.raises(Refused):
            publish_elsewhere(one, seen, by=world.actor(world.tess))


def test_the_page_costs_the_same_with_two_dossiers_or_thirty(world: World, browser: Open) -> None:
    one, awa = advised(world), browser(world.awa)
    page = address(world, f"{one.pk}/autres-dossiers/")
    with world.on(world.urbanvitaliz):
        prepare_elsewhere(one, [world.shared.pk], by=world.actor(world.awa))
    another(world, "Gare")
    few = queries_of(awa, page)
    more = [another(world, f"Gare {rank:02}") for rank in range(8)]
    with world.on(world.urbanvitaliz):
        prepare_elsewhere(one, [place.pk for place in more[:4]], by=world.actor(world.awa))
    assert queries_of(awa, page) == few <= 20
