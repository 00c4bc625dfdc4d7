"""A file is described, pinned, replaced, deleted, hidden: each by whom it belongs to, and nothing is lost."""

from collections.abc import Callable

import pytest

from recoco.domain.conversation.threads import CONVERSATION
from recoco.domain.filing.actions.adding import add_files, replace_file
from recoco.domain.filing.actions.minding import delete_file, describe, hide_file, pin, show_again
from recoco.domain.filing.models import CommonFile
from recoco.domain.filing.spaces import COMMON, PRIVATE
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.storing import deposit
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.conversation.making import said
from tests.domain.filing.making import added, address, names_on, number_of, unique
from tests.kernel.files.photographs import CAMERA, says_where
from tests.kernel.files.samples import upload
from tests.worlds import World

Open = Callable[..., Browser]


@pytest.mark.parametrize("ticked", [{}, {"attached-position": "1"}])
def test_photographs_lose_their_position_unless_it_is_kept_on_purpose(
    ticked: dict[str, str], world: World, browser: Open
) -> None:
    marie, photo = browser(world.marie), upload("pont.jpg", CAMERA)
    assert 'name="attached-position"' in marie.get(address(world)).content.decode()
    assert marie.post(address(world, "ajout/"), {"attached": [photo], **ticked}).status_code == 302
    with world.on(world.urbanvitaliz):
        stored = StoredFile.objects.get(name="pont.jpg")
    sent = b"".join(marie.get(address(world, f"{stored.pk}/contenu/")).streaming_content)
    assert says_where(sent) is bool(ticked)
    assert stored.size == len(sent)


def test_one_of_the_same_name_is_a_new_version_and_the_former_is_kept(world: World, browser: Open) -> None:
    first = number_of(added(world, world.marie, "Plan.pdf"))
    marie = browser(world.marie)
    assert marie.post(address(world, f"{first}/description/"), {"description": "L’existant"}).status_code == 302
    again = added(world, world.awa, "plan.pdf", mark="2")
    assert (again.new, len(again.versions)) == ([], 1)
    page = marie.page(address(world))
    assert names_on(page) == ["plan.pdf"]
    assert "L’existant" in page.text, "what was said of it goes on"
    shown = marie.page(address(world, f"{number_of(again)}/"))
    assert "2\u00a0versions" in shown.text
    assert "ancienne version" in marie.page(address(world, f"{first}/")).text
    with world.on(world.urbanvitaliz):
        event = Event.objects.filter(type="file.added").latest("pk")
    assert event.sentence == "Awa Diop a ajouté une nouvelle version de «\u00a0plan.pdf\u00a0»"


def test_the_same_sent_twice_is_kept_once(world: World, browser: Open) -> None:
    awa = browser(world.awa)
    for _ in range(2):
        assert awa.post(address(world, "ajout/"), {"attached": [unique("plan.pdf")]}).status_code == 302
    assert "était déjà là" in awa.page(address(world)).text
    with world.on(world.urbanvitaliz):
        assert (StoredFile.objects.count(), CommonFile.objects.count()) == (1, 1)
        assert Event.objects.filter(type="file.added").count() == 1


def test_what_came_with_a_message_is_replaced_described_and_pinned_here(world: World, browser: Open) -> None:
    said(world.alone, world.actor(world.marie), files=("png",))
    added(world, world.paul, "autre.pdf")
    with world.on(world.urbanvitaliz):
        number = StoredFile.objects.get(name="plan-0.png").pk
    marie, awa = browser(world.marie), browser(world.awa)
    assert marie.post(address(world, f"{number}/description/"), {"description": "Vue du sud"}).status_code == 302
    assert awa.post(address(world, f"{number}/description/"), {"description": "Non"}).status_code == 403
    assert awa.post(address(world, f"{number}/epingle/"), {"pinned": "1"}).status_code == 302
    assert names_on(marie.page(address(world))) == ["plan-0.png", "autre.pdf"]
    assert "Épinglé" in marie.page(address(world)).text
    assert awa.post(address(world, f"{number}/version/"), {"attached": unique("plan-juin.pdf")}).status_code == 302
    assert names_on(marie.page(address(world))) == ["plan-juin.pdf", "autre.pdf"], "the pin goes on"
    assert marie.post(address(world, f"{number}/suppression/")).status_code == 409, "it goes with its message"


def test_its_author_deletes_it_with_a_trace_and_the_version_before_comes_back(world: World, browser: Open) -> None:
    first = added(world, world.marie, "plan.pdf")
    second = added(world, world.marie, "plan.pdf", mark="2")
    third = added(world, world.marie, "plan.pdf", mark="3")
    with world.on(world.urbanvitaliz):
        with pytest.raises(Forbidden):
            delete_file(COMMON, second.versions[0], by=world.actor(world.awa))
        delete_file(COMMON, second.versions[0], by=world.actor(world.marie))
        with pytest.raises(Refused):
            delete_file(COMMON, second.versions[0], by=world.actor(world.marie))
        assert CommonFile.objects.get(pk=third.versions[0].pk).replaces_id == number_of(first), "ranks close"
    marie = browser(world.marie)
    assert marie.post(address(world, f"{number_of(third)}/suppression/")).status_code == 302
    page = marie.page(address(world))
    assert names_on(page) == ["plan.pdf"]
    assert f"fichier-{number_of(first)}" in str(page)
    assert marie.get(address(world, f"{number_of(third)}/contenu/")).status_code == 404
    assert "a supprimé «\u00a0plan.pdf\u00a0»" in marie.page(f"/dossiers/{world.case(world.alone).slug}/activite/").text


def test_the_team_hides_it_for_a_reason_and_gives_it_back(world: World, browser: Open) -> None:
    number = number_of(added(world, world.marie, "plan.pdf"))
    sami, marie = browser(world.sami), browser(world.marie)
    assert sami.post(address(world, f"{number}/masquage/"), {"reason": "Nom d’une riveraine"}).status_code == 302
    assert names_on(marie.page(address(world))) == []
    assert "Nom d’une riveraine" in sami.page(address(world)).text
    assert "Nom d’une riveraine" not in marie.page(address(world)).text
    again = added(world, world.marie, "plan.pdf", mark="2")
    assert sami.post(address(world, f"{number}/masquage/")).status_code == 302
    assert len(names_on(marie.page(address(world)))) == 2
    with world.on(world.urbanvitaliz):
        row = again.new[0]
        hide_file(COMMON, row, reason="Double", by=world.actor(world.sami))
        with pytest.raises(Refused):
            hide_file(COMMON, row, reason="Double", by=world.actor(world.sami))
        show_again(COMMON, row, by=world.actor(world.sami))
        with pytest.raises(Refused):
            show_again(COMMON, row, by=world.actor(world.sami))


def test_whoever_may_not_is_refused_whatever_the_page_says(world: World) -> None:
    row = added(world, world.awa, "plan.pdf").new[0]
    with world.on(world.urbanvitaliz):
        tess = world.actor(world.tess)
        for gesture in (
            lambda: pin(COMMON, row, by=tess),
            lambda: describe(COMMON, row, "Non", by=tess),
            lambda: add_files(COMMON, afresh(world.alone), [deposit(unique("a.pdf"))], by=tess),
            lambda: replace_file(COMMON, afresh(world.alone), row.stored_id, deposit(unique("a.pdf")), by=tess),
            lambda: add_files(PRIVATE, afresh(world.alone), [deposit(unique("a.pdf"))], by=world.actor(world.marie)),
        ):
            with pytest.raises(Forbidden):
                gesture()


def test_its_thin_line_in_the_conversation_leads_to_it(world: World, browser: Open) -> None:
    number = number_of(added(world, world.marie, "plan.pdf"))
    awa = browser(world.awa)
    page = awa.page(f"/dossiers/{world.case(world.alone).slug}/{CONVERSATION.key}/")
    link = next(one for one in page.select(".conversation-line a") if "plan.pdf" in one.text)
    assert awa.get(link["href"])["Location"].endswith(f"/fichiers/{number}/")
