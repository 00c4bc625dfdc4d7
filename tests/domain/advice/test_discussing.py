"""Advisers talk over a draft; the collectivité never reads it, even once the recommendation is published."""

from collections.abc import Callable

import pytest

from recoco.domain.advice.actions.discussing import TOLD, discuss
from recoco.domain.advice.actions.publishing import publish_drafts
from recoco.domain.advice.models import Recommendation, Remark
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.advice.making import address, afresh, drafted
from tests.together import at_once, on
from tests.worlds import World

Open = Callable[..., Browser]


def test_otto_talks_over_awa_s_draft_and_she_answers(world: World, browser: Open) -> None:
    draft = drafted(world.alone, world.actor(world.awa))
    page = address(world, f"{draft.pk}/")
    assert browser(world.otto).submit(page, "Ajouter la remarque", text="Et le délai\u00a0?").status_code == 302
    assert browser(world.awa).submit(page, "Ajouter la remarque", text="Deux mois.").status_code == 302
    read = browser(world.sami).page(page).get_text(" ")
    assert read.index("Et le délai\u00a0?") < read.index("Deux mois.")
    assert "2\u00a0remarques" in browser(world.awa).page(address(world)).get_text(" ")


def test_the_collectivite_never_reads_it(world: World, browser: Open) -> None:
    draft = drafted(world.alone, world.actor(world.awa))
    with world.on(world.urbanvitaliz):
        discuss(draft, "Le maire hésite.", token="une", by=world.actor(world.otto))
        publish_drafts(afresh(world.alone), {draft.pk: draft.version}, by=world.actor(world.awa))
    page = address(world, f"{draft.pk}/")
    assert "Le maire hésite." not in browser(world.marie).page(page).get_text(" ")
    assert "Le maire hésite." in browser(world.otto).page(page).get_text(" ")


def test_of_what_is_published_nothing_more_is_said_there(world: World, browser: Open) -> None:
    draft = drafted(world.alone, world.actor(world.awa))
    with world.on(world.urbanvitaliz):
        publish_drafts(afresh(world.alone), {draft.pk: draft.version}, by=world.actor(world.awa))
        with pytest.raises(Refused, match=TOLD[:30]):
            discuss(Recommendation.objects.get(), "Trop tard", token="une", by=world.actor(world.otto))


def test_an_empty_remark_is_asked_for(world: World, browser: Open) -> None:
    draft = drafted(world.alone, world.actor(world.awa))
    answer = browser(world.otto).post(address(world, f"{draft.pk}/discussion/"), {"text": " ", "token": "une"})
    assert answer.status_code == 422
    assert "Renseignez" in answer.content.decode()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_double_click_says_it_once(world: World) -> None:
    draft, otto = drafted(world.alone, world.actor(world.awa)), world.actor(world.otto)
    at_once([on(world.urbanvitaliz, lambda: discuss(draft, "Vite.", token="une", by=otto).pk)] * 3)
    with world.on(world.urbanvitaliz):
        assert Remark.objects.count() == 1
