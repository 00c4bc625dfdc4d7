"""What happens once to a file, even when several try at the same instant: played on PostgreSQL."""

import pytest

from recoco.domain.filing.actions.adding import Added, add_files, replace_file
from recoco.domain.filing.actions.linking import LinkWords, add_link
from recoco.domain.filing.actions.minding import describe, pin
from recoco.domain.filing.models import CommonFile, CommonLink, Filed
from recoco.domain.filing.spaces import COMMON
from recoco.kernel.activity.models import Event
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.previewing import make_one
from recoco.kernel.files.storing import deposit
from tests.domain.advice.making import afresh
from tests.domain.conversation.making import said
from tests.domain.filing.making import added, number_of, unique
from tests.kernel.files.photographs import CAMERA
from tests.kernel.files.samples import upload
from tests.together import at_once, on, refusals
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_a_double_click_puts_it_there_once(world: World) -> None:
    marie = world.actor(world.marie)

    def send() -> Added:
        return add_files(COMMON, afresh(world.alone), [deposit(unique("plan.pdf"))], by=marie)

    answers = at_once([on(world.urbanvitaliz, send)] * 4)
    assert refusals(answers) == []
    with world.on(world.urbanvitaliz):
        assert StoredFile.objects.count() == Event.objects.filter(type="file.added").count() == 1


def test_two_who_replace_it_at_once_both_have_their_version(world: World) -> None:
    first = number_of(added(world, world.marie, "plan.pdf"))

    def send(name: str) -> Filed:
        new, by = deposit(unique("plan.pdf", name)), world.actor(world.people[name])
        return replace_file(COMMON, afresh(world.alone), first, new, by=by)

    names = ("awa", "paul", "otto")
    at_once([on(world.urbanvitaliz, lambda name=name: send(name)) for name in names])  # type: ignore[misc]
    with world.on(world.urbanvitaliz):
        after = dict(CommonFile.objects.exclude(replaces_id=None).values_list("replaces_id", "stored_id"))
    chain = [first]
    while chain[-1] in after:
        chain.append(after[chain[-1]])
    assert len(chain) == 4, "one came after the other"


def test_what_is_said_of_it_at_once_is_all_kept(world: World) -> None:
    said(world.alone, world.actor(world.marie), files=("png",))
    with world.on(world.urbanvitaliz):
        stored = StoredFile.objects.get()

    def card() -> Filed:
        return CommonFile(case=afresh(world.alone).case, stored_id=stored.pk, author_id=stored.author_id)

    marie, awa = world.actor(world.marie), world.actor(world.awa)
    gestures = [lambda: describe(COMMON, card(), "Vue du sud", by=marie), lambda: pin(COMMON, card(), by=awa)]
    at_once([on(world.urbanvitaliz, one) for one in gestures])
    with world.on(world.urbanvitaliz):
        row = CommonFile.objects.get()
        assert (row.description, row.pinned_by_name) == ("Vue du sud", "Awa Diop")


def test_two_who_keep_the_same_link_at_once_keep_it_once(world: World) -> None:
    words = LinkWords("Carte", "https://carte.exemple.fr/")
    people = [world.actor(world.people[name]) for name in ("marie", "awa", "paul")]
    gestures = [lambda by=by: add_link(COMMON, afresh(world.alone), words, by=by)[1] for by in people]
    assert sorted(at_once([on(world.urbanvitaliz, one) for one in gestures])) == [False, False, True]
    with world.on(world.urbanvitaliz):
        assert CommonLink.objects.count() == Event.objects.filter(type="link.added").count() == 1


def test_two_workers_draw_a_picture_once(world: World) -> None:
    with world.on(world.urbanvitaliz):
        add_files(COMMON, afresh(world.alone), [deposit(upload("pont.jpg", CAMERA))], by=world.actor(world.marie))
    assert sorted(at_once([make_one] * 3)) == [False, False, True]
    with world.on(world.urbanvitaliz):
        assert StoredFile.objects.get().has_preview
