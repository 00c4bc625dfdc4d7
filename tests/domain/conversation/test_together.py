"""What happens once in a thread, even when several try at the same instant: played on PostgreSQL."""

import pytest

from recoco.domain.conversation.actions.briefing import BriefChanged, write_brief
from recoco.domain.conversation.actions.changing import delete_post
from recoco.domain.conversation.actions.posting import Said, call_back, post
from recoco.domain.conversation.actions.reading import mark_read
from recoco.domain.conversation.models import Brief, BriefVersion, Message, MessageReading
from recoco.domain.conversation.threads import CONVERSATION
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from tests.domain.advice.making import afresh
from tests.domain.conversation.making import said
from tests.together import at_once, on, refusals
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_a_double_click_says_it_once(world: World) -> None:
    marie = world.actor(world.marie)

    def send() -> int:
        return int(post(CONVERSATION, afresh(world.alone), Said("Bonjour", "le-même"), by=marie).pk)

    answers = at_once([on(world.urbanvitaliz, send)] * 4)
    assert len(set(answers)) == 1
    with world.on(world.urbanvitaliz):
        assert Message.objects.count() == Event.objects.filter(type="message.posted").count() == 1


@pytest.mark.parametrize("version", [0, 1])
def test_two_who_save_the_brief_are_told_of_one_another(version: int, world: World) -> None:
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    with world.on(world.urbanvitaliz):
        if version:
            write_brief(afresh(world.alone), "Avant", version=0, by=awa)

    def save(text: str, by: object) -> None:
        write_brief(afresh(world.alone), text, version=version, by=by)  # type: ignore[arg-type]

    answers = at_once(
        [on(world.urbanvitaliz, lambda: save("De Awa", awa)), on(world.urbanvitaliz, lambda: save("De Sami", sami))]
    )
    (told,) = refusals(answers)
    assert isinstance(told, BriefChanged)
    with world.on(world.urbanvitaliz):
        kept = Brief.objects.get()
        assert told.present.text == kept.text
        assert (kept.version, BriefVersion.objects.count()) == (version + 1, version + 1)


def test_taken_back_and_deleted_at_once_it_is_one_or_the_other(world: World) -> None:
    marie = world.actor(world.marie)
    with world.on(world.urbanvitaliz):
        one = post(CONVERSATION, afresh(world.alone), Said("Bonjour", "a"), by=marie)
        first, second = (Message.objects.get(pk=one.pk) for _ in range(2))
    answers = at_once(
        [
            on(world.urbanvitaliz, lambda: call_back(CONVERSATION, first, by=marie)),
            on(world.urbanvitaliz, lambda: delete_post(CONVERSATION, second, by=marie)),
        ]
    )
    assert len(refusals(answers)) == 1


def test_read_in_two_tabs_it_is_read(world: World) -> None:
    said(world.alone, world.actor(world.awa), "Bonjour")
    marie, now = world.actor(world.marie), clock.now()

    def read() -> None:
        mark_read(CONVERSATION, afresh(world.alone), until=now, by=marie)

    at_once([on(world.urbanvitaliz, read)] * 3)
    with world.on(world.urbanvitaliz):
        assert MessageReading.objects.get().until == now
