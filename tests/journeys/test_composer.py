"""The composer of a thread stays in sight where there is room for it, and never over what one reaches by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from tests.domain.conversation.making import address, said
from tests.journeys.steps import check, session_of
from tests.worlds import World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("django_db_setup"),
]

HOST = "urbanvitaliz.localhost"
MOST_TABS = 200
Tab = Callable[..., Page]
# What has the focus, whether it is in the composer, and whether the composer is over it.
LOOKED_AT = """() => {
    const [one, composer] = [document.activeElement, document.querySelector(".conversation-composer")];
    const [here, over] = [one.getBoundingClientRect(), composer.getBoundingClientRect()];
    const within = composer.contains(one);
    const [down, across] = [here.bottom > over.top + 1 && here.top < over.bottom - 1, here.left < over.right];
    const crosses = down && across && here.right > over.left;
    return {name: one.outerHTML.slice(0, 120), within, hidden: !within && one !== document.body && crosses};
}"""


def full(world: World, thread: Thread, count: int = 14) -> None:
    """Let *count* things be said in a thread."""
    for rank in range(count):
        said(world.alone, world.actor(world.awa), f"Une phrase, puis une autre.\n\nLa {rank}e.", thread)


def composer_of(page: Page) -> Locator:
    return page.locator(".conversation-composer")


def is_at_bottom(page: Page) -> bool:
    """Tell whether the composer ends where the window does."""
    box, window = composer_of(page).bounding_box(), page.viewport_size
    assert box
    assert window
    return abs(box["y"] + box["height"] - window["height"]) < 1


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("thread", [CONVERSATION, ADVISERS_SPACE], ids=["conversation", "advisers"])
@pytest.mark.parametrize("text", ["", "Un début de réponse"], ids=["at rest", "with a text"])
def test_nothing_is_under_it_for_who_goes_by_keyboard(
    world: World, open_tab: Tab, thread: Thread, text: str, scripts: bool
) -> None:
    full(world, thread)
    page = open_tab(HOST, scripts=scripts, session=session_of(world.awa))
    page.goto(address(world, space="espace-conseillers" if thread.is_private else "conversation"))
    assert is_at_bottom(page)
    at_rest = composer_of(page).bounding_box()
    assert at_rest
    assert at_rest["height"] < 150
    if not scripts:  # where the thread begins, it has no room to rise
        page.mouse.wheel(0, 500)
        page.wait_for_timeout(300)
    if text:
        page.locator("textarea").fill(text)
    page.locator("textarea").focus()
    expect(page.get_by_role("button", name="Envoyer")).to_be_visible()
    expect(composer_of(page)).to_contain_text("Vous aurez dix secondes pour annuler")
    page.wait_for_timeout(300)
    assert is_at_bottom(page)
    check(page)
    for key in ("Shift+Tab", "Tab"):
        seen, reached = [], set()
        for _ in range(MOST_TABS):
            page.keyboard.press(key)
            looked = page.evaluate(LOOKED_AT)
            seen += [looked["name"]] if looked["hidden"] else []
            reached |= {looked["name"]} if looked["within"] else set()
            if looked["name"].startswith("<body"):
                break
        assert seen == []
    assert any("Envoyer" in name or "preview" in name for name in reached)


def test_it_closes_when_nothing_is_in_it_and_stays_open_with_a_file(world: World, open_tab: Tab) -> None:
    full(world, CONVERSATION)
    page = open_tab(HOST, session=session_of(world.marie))
    page.goto(address(world))
    send = page.get_by_role("button", name="Envoyer")
    expect(send).to_be_hidden()
    page.get_by_label("Votre message").click()
    expect(send).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(send).to_be_hidden()
    page.get_by_label("Votre message").click()
    page.get_by_label("Joindre des fichiers").set_input_files(
        {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"Un plan"}
    )
    page.get_by_role("heading", level=1).click()
    page.wait_for_timeout(600)
    expect(send).to_be_visible()


def test_a_link_is_still_under_the_pointer_when_it_is_let_go(world: World, open_tab: Tab) -> None:
    full(world, CONVERSATION)
    page = open_tab(HOST, session=session_of(world.marie))
    page.goto(address(world))
    page.get_by_label("Votre message").click()
    page.mouse.wheel(0, 20_000)
    page.wait_for_timeout(300)
    page.get_by_role("link", name="Répondre").last.click(delay=150)
    expect(page.get_by_role("heading", name="Répondre à Awa Diop")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640), (1280, 600)])
def test_elsewhere_it_is_at_the_end_and_whole(world: World, open_tab: Tab, width: int, height: int) -> None:
    full(world, CONVERSATION)
    page = open_tab(HOST, width=width, session=session_of(world.marie))
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address(world))
    box = composer_of(page).bounding_box()
    assert box
    assert box["y"] > height
    page.get_by_role("button", name="Envoyer").scroll_into_view_if_needed()
    expect(page.get_by_text("Pour prévenir quelqu’un tout de suite")).to_be_visible()
    check(page)
