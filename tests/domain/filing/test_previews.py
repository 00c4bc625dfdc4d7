"""A list loads small pictures, a page a middling one; the picture itself and a PDF open in the browser when asked."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from recoco.domain.filing.actions.adding import add_files
from recoco.domain.filing.spaces import COMMON, PRIVATE, Space
from recoco.kernel.files.previewing import make_previews
from recoco.kernel.files.storing import deposit
from recoco.kernel.jobs.stopping import StopSignal
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.filing.making import added, address, number_of
from tests.kernel.files.samples import upload
from tests.worlds import World

Open = Callable[..., Browser]


def photograph() -> bytes:
    """Return a picture too heavy for a list, and for a page."""
    out = BytesIO()
    Image.effect_noise((1600, 1200), 90).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def photographed(world: World, space: Space = COMMON) -> int:
    """Have Awa put a photograph in Marie's case; return its number."""
    with world.on(world.urbanvitaliz):
        sent = [deposit(upload("pont.jpg", photograph()))]
        return number_of(add_files(space, afresh(world.alone), sent, by=world.actor(world.awa)))


def pictures(page: object) -> list[str]:
    return [one["src"].partition("?")[2] for one in page.main.select("img")]  # type: ignore[attr-defined]


def test_a_large_picture_is_shown_small_once_it_is_drawn(world: World, browser: Open) -> None:
    marie, number = browser(world.marie), photographed(world)
    assert pictures(marie.page(address(world))) == []
    page = marie.page(address(world, f"{number}/"))
    assert pictures(page) == []
    assert "L’aperçu se prépare" in page.main.get_text()
    assert make_previews(StopSignal()) == 1
    assert pictures(marie.page(address(world))) == ["apercu=vignette"]
    page = marie.page(address(world, f"{number}/"))
    assert pictures(page) == ["apercu=grand"]
    assert "Ouvrir dans le navigateur" in page.main.get_text()
    whole, small = (address(world, f"{number}/contenu/?{asked}") for asked in ("voir", "apercu=grand"))
    sizes = [len(b"".join(marie.get(one).streaming_content)) for one in (whole, small)]
    assert sizes[1] < sizes[0] / 2
    assert marie.get(address(world, f"{number}/contenu/?apercu=immense")).status_code == 404


def test_a_small_picture_is_read_by_whom_reads_the_picture(world: World, browser: Open) -> None:
    number = photographed(world, PRIVATE)
    make_previews(StopSignal())
    with world.on(world.urbanvitaliz):
        asked = f"{PRIVATE.url('content', afresh(world.alone), number)}?apercu=vignette"
    answer = browser(world.otto).get(asked)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"
    for person in (world.marie, world.ines, world.zoe):
        assert browser(person).get(asked).status_code in {403, 404}


def test_a_pdf_opens_in_the_browser_and_a_text_does_not(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    for name, opens in (("plan.pdf", True), ("notes.txt", False)):
        page = marie.page(address(world, f"{number_of(added(world, world.awa, name))}/"))
        assert ("Ouvrir dans le navigateur" in page.main.get_text()) is opens
