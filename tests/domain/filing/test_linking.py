"""A link is a document too: kept beside the files, found by its words, described, pinned, taken away."""

import io
import zipfile
from collections.abc import Callable

import pytest

from recoco.domain.filing.actions.linking import LinkWords, add_link
from recoco.domain.filing.models import CommonLink
from recoco.domain.filing.spaces import COMMON, PRIVATE
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.filing.making import added, address, fetched, linked
from tests.worlds import World

Open = Callable[..., Browser]
MAP = "https://carte.exemple.fr/lille?fond=1"


def sent(url: str = MAP, title: str = "Carte des risques", description: str = "") -> dict[str, str]:
    """Return what the form of a link sends."""
    return {"lien-title": title, "lien-url": url, "lien-description": description}


def test_marie_keeps_a_link_that_everybody_finds_beside_the_files(world: World, browser: Open) -> None:
    marie, awa = browser(world.marie), browser(world.awa)
    for _ in range(2):
        assert marie.post(address(world, "liens/ajout/"), sent(description="Inondations")).status_code == 302
    assert "Ce lien est déjà là." in marie.page(address(world)).text
    page = awa.page(address(world))
    (shown,) = page.select("#liens ~ ul .filing-name a")
    assert (shown["href"], shown.text) == (MAP, "Carte des risques")
    assert "noopener" in shown["rel"]
    assert "carte.exemple.fr · Marie Lebrun" in page.text, "where it leads is said"
    assert "Carte des risques" in awa.page(address(world, "?q=inondation")).text
    assert awa.page(address(world, "?q=budget")).select("#liens") == []
    with world.on(world.urbanvitaliz):
        (event,) = Event.objects.filter(type="link.added")
    assert event.sentence == "Marie Lebrun a ajouté le lien «\u00a0Carte des risques\u00a0»"
    assert awa.get(address(world, f"?lien={event.subject_id}")).url.endswith(f"/liens/{event.subject_id}/")
    assert browser(world.ines).get(address(world, f"liens/{event.subject_id}/")).status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "http://exemple.fr/",
        "exemple.fr",
        "javascript:alert(1)",
        "https://",
        "ftp://exemple.fr",
        "https://impots.gouv.fr@exemple.fr/",
        "data:text/html,<script>",
        f"https://exemple.fr/{'a' * 2000}",
    ],
)
def test_only_a_whole_https_address_is_kept_and_what_was_typed_is_not_lost(
    url: str, world: World, browser: Open
) -> None:
    answer = browser(world.marie).post(address(world, "liens/ajout/"), sent(url, "Une page"))
    assert answer.status_code == 422
    said = answer.content.decode()
    assert 'value="Une page"' in said
    assert "fr-message--error" in said
    with world.on(world.urbanvitaliz):
        assert not CommonLink.objects.exists()
        with pytest.raises(Refused):
            add_link(COMMON, afresh(world.alone), LinkWords("Non", "http://exemple.fr/"), by=world.actor(world.marie))


def test_it_is_mended_pinned_deleted_by_its_author_and_hidden_by_the_team(world: World, browser: Open) -> None:
    first, second = linked(world, world.marie, MAP), linked(world, world.marie, f"{MAP}&2", "Arrêté")
    marie, awa, sami = browser(world.marie), browser(world.awa), browser(world.sami)
    page, mended = f"liens/{first.pk}/", {"title": "Carte 2026", "url": MAP, "description": "À jour"}
    assert awa.post(address(world, f"{page}modification/"), mended).status_code == 403
    assert marie.post(address(world, f"{page}modification/"), mended).status_code == 302
    twice = marie.post(address(world, f"{page}modification/"), {**mended, "url": second.url})
    assert (twice.status_code, "Ce lien est déjà là" in twice.content.decode()) == (409, True)
    assert awa.post(address(world, f"{page}epingle/"), {"pinned": "1"}).status_code == 302
    named = [one.text for one in marie.page(address(world)).select("#liens ~ ul .filing-name a")]
    assert named == ["Carte 2026", "Arrêté"]
    assert sami.post(address(world, f"liens/{second.pk}/masquage/"), {"reason": "Page piégée"}).status_code == 302
    assert "Arrêté" not in marie.page(address(world)).text
    assert "Page piégée" in sami.page(address(world)).text
    assert marie.get(address(world, f"liens/{second.pk}/")).status_code == 404
    assert sami.post(address(world, f"liens/{second.pk}/masquage/")).status_code == 302
    assert "Arrêté" in marie.page(address(world)).text
    assert marie.post(address(world, f"{page}suppression/")).status_code == 302
    assert "Carte 2026" not in marie.page(address(world)).select_one("#liens ~ ul").text  # type: ignore[union-attr]
    assert linked(world, world.awa, MAP).pk != first.pk, "it may come back"


def test_the_archive_lists_them_and_they_go_where_the_case_goes(world: World, browser: Open) -> None:
    added(world, world.marie, "plan.pdf", placement=world.shared)
    linked(world, world.marie, MAP, "<b>Carte</b>", placement=world.shared)
    linked(world, world.awa, f"{MAP}&3", "Pour nous", space=PRIVATE, placement=world.shared)
    nora = Browser(world.sosponts)
    nora.sign_in(world.nora)
    page = f"/dossiers/{world.case(world.shared).slug}/fichiers/"
    seen = nora.page(page).text
    assert "<b>Carte</b>" in seen
    assert "via UrbanVitaliz" in seen
    assert "Pour nous" not in nora.page(f"{page}conseillers/").text
    _, content = fetched(browser(world.marie), f"{page}archive/")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert set(archive.namelist()) == {"Liens.html", "plan.pdf"}
        said = archive.read("Liens.html").decode()
    assert "&lt;b&gt;Carte" in said
    assert MAP in said
    assert "Pour nous" not in said
    assert MAP in browser(world.marie).page(f"/dossiers/{world.case(world.shared).slug}/exports/dossier/").text
