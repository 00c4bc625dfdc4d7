"""A double that two portals follow: what is carried keeps the portal where it was said."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from recoco.domain.accounts.actors import actor_of
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import PlacementRole
from recoco.domain.conversation.actions.posting import Said, post
from recoco.domain.conversation.models import Message
from recoco.domain.conversation.threads import CONVERSATION
from recoco.domain.doubles.actions.merging import merge
from recoco.domain.doubles.carrying import Choice, load_of
from recoco.domain.filing.listing import current_in, shown
from recoco.domain.filing.spaces import COMMON
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.filing.making import added
from tests.worlds import World

Open = Callable[..., Browser]


@pytest.fixture
def merged(world: World) -> None:
    """Marie asked on UrbanVitaliz, Nora answered on SOS Ponts with a file; all of it goes to the Friche Lebel."""
    with world.on(world.urbanvitaliz), clock.moved_to(clock.now() - timedelta(hours=1)):
        asked = post(CONVERSATION, afresh(world.shared), Said("Tient-il ?", "a"), by=actor_of(world.marie))
    with world.on(world.sosponts), clock.moved_to(clock.now() - timedelta(minutes=30)):
        join(world.shared_there, PlacementRole.ADVISER, by=actor_of(world.nora))
        answer = Said("Oui, dix ans.", "b", reply_to=asked.pk)
        post(CONVERSATION, afresh(world.shared_there), answer, by=actor_of(world.nora))
    added(world, world.nora, "plan.pdf", placement=world.shared_there)
    with world.on(world.urbanvitaliz):
        sami, double, kept = world.actor(world.sami), afresh(world.shared), afresh(world.alone)
        merge(double, kept, Choice(), seen=load_of(double, kept, sami).seen, by=sami)


@pytest.mark.usefixtures("merged", "on_a")
def test_each_message_keeps_the_portal_where_it_was_sent(world: World) -> None:
    said = {one.text: one for one in Message.objects.of(world.alone.case_id).select_related("reply_to")}
    assert {text: one.portal_id for text, one in said.items()} == {
        "Tient-il ?": world.urbanvitaliz.pk,
        "Oui, dix ans.": world.sosponts.pk,
    }
    assert said["Oui, dix ans."].reply_to == said["Tient-il ?"]
    files = list(current_in(COMMON, afresh(world.alone), world.actor(world.sami)))
    (file,) = shown(COMMON, afresh(world.alone), world.actor(world.sami), files)
    assert file.filed is not None
    assert file.filed.description == f"Repris du dossier n° {world.shared.case_id}, via SOS Ponts."


@pytest.mark.usefixtures("merged")
def test_its_readers_see_it_as_on_the_double(world: World, browser: Open) -> None:
    paul = browser(world.paul)
    page = paul.page(f"/dossiers/{world.case(world.alone).slug}/conversation/")
    authors = {one.get_text(" ", strip=True) for one in page.select(".conversation-author")}
    (nora,) = [one for one in authors if "Nora" in one]
    assert f"repris du dossier n° {world.shared.case_id} via SOS Ponts" in nora
    assert not [one for one in authors if "Marie" in one and "via" in one]
    paper = paul.page(f"/dossiers/{world.case(world.alone).slug}/exports/dossier/")
    assert "via SOS Ponts" in paper.get_text(" ")
