"""A recommendation comes with files: its advisers' while it is a draft, everybody's once it is published."""

from collections.abc import Callable

from bs4 import BeautifulSoup

from recoco.domain.advice.actions.drafting import Advice, write_draft
from recoco.domain.advice.actions.publishing import call_back, publish_drafts
from recoco.domain.advice.models import Recommendation, RecommendationFile
from recoco.domain.cases.models import Placement
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.storing import deposit
from tests.client import Browser
from tests.domain.advice.making import address, afresh
from tests.kernel.files.samples import HTML, sample, upload
from tests.worlds import World

Open = Callable[..., Browser]
WORDS = {"title": "Demander un diagnostic", "text": "Voici un modèle."}


def drafted_with(world: World, placement: Placement, *extensions: str) -> Recommendation:
    """Draft, as Awa, a recommendation with files."""
    with world.on(placement.portal):
        files = [deposit(sample(one, f"modèle.{one}")) for one in extensions]
        return write_draft(afresh(placement), Advice(**WORDS), files=files, by=world.actor(world.awa))


def status_of(browser: Browser, page: str) -> int:
    """Return the status of a file's address, its content read to the end."""
    answer = browser.get(page)
    list(answer)
    return int(answer.status_code)


def file_of(world: World, one: Recommendation) -> int:
    """Return the number of its file."""
    with world.on(world.urbanvitaliz):
        return int(RecommendationFile.objects.get(recommendation=one).file_id)


def published(world: World, one: Recommendation) -> None:
    """Publish it, as Awa."""
    with world.on(world.urbanvitaliz):
        publish_drafts(afresh(one.placement), {one.pk: one.version}, by=world.actor(world.awa))


def test_awa_writes_it_with_files_and_marie_opens_them_once_it_is_published(world: World, browser: Open) -> None:
    awa, marie = browser(world.awa), browser(world.marie)
    sent = {**WORDS, "attached": [sample("pdf", "../cahier.pdf"), sample("ods", "budget.ods")]}
    assert awa.post(address(world, "nouvelle/"), sent).status_code == 302
    with world.on(world.urbanvitaliz):
        one = Recommendation.objects.get()
        numbers = dict(RecommendationFile.objects.values_list("file__name", "file_id"))
        assert set(StoredFile.objects.values_list("reach", flat=True)) == {"portal"}
    assert set(numbers) == {"cahier.pdf", "budget.ods"}
    page = address(world, f"fichiers/{numbers['cahier.pdf']}/")
    assert "cahier.pdf" in awa.page(address(world)).text
    assert (status_of(awa, page), status_of(marie, page)) == (200, 404)
    published(world, one)
    assert "cahier.pdf" in marie.page(address(world)).text
    assert "cahier.pdf" in marie.page(address(world, f"{one.pk}/")).text
    shown = marie.get(page)
    assert (shown.status_code, shown["X-Content-Type-Options"]) == (200, "nosniff")
    saved = marie.get(address(world, f"fichiers/{numbers['budget.ods']}/"))
    assert saved["Content-Disposition"].startswith("attachment")
    for answer in (shown, saved):
        list(answer)
    assert status_of(browser(world.ines), page) == 404


def test_they_follow_it_to_the_other_portal_and_back(world: World, browser: Open) -> None:
    one = drafted_with(world, world.shared, "pdf")
    nora = Browser(world.sosponts)
    nora.sign_in(world.nora)
    page = f"/dossiers/{world.case(world.shared).slug}/recommandations/fichiers/{file_of(world, one)}/"
    assert status_of(nora, page) == 404
    published(world, one)
    assert status_of(nora, page) == 200
    assert "modèle.pdf" in nora.page(f"/dossiers/{world.case(world.shared).slug}/recommandations/").text
    with world.on(world.urbanvitaliz):
        publication = Recommendation.objects.get(pk=one.pk).publication
        assert publication is not None
        call_back(publication, by=world.actor(world.awa))
    assert status_of(nora, page) == 404
    assert status_of(browser(world.marie), page) == 404


def test_what_lies_is_refused_and_nothing_typed_is_lost(world: World, browser: Open) -> None:
    sent = {**WORDS, "attached": [sample("pdf"), upload("page.png", HTML)]}
    answer = browser(world.awa).post(address(world, "nouvelle/"), sent)
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "n’est pas celui d’un fichier png" in said
    assert WORDS["title"] in said
    (kept,) = BeautifulSoup(said, "html.parser").select("input[name=attached-kept]")  # the good one is not lost
    with world.on(world.urbanvitaliz):
        assert not Recommendation.objects.exists()
        assert not StoredFile.objects.exists()
    again = {**WORDS, "attached-kept": kept["value"], "find_contact": "1", "contact_words": "EPF"}
    looked = browser(world.awa).post(address(world, "nouvelle/"), again)
    assert str(kept["value"]) in looked.content.decode()
    assert (
        browser(world.awa).post(address(world, "nouvelle/"), {**WORDS, "attached-kept": kept["value"]}).status_code
        == 302
    )
    with world.on(world.urbanvitaliz):
        assert StoredFile.objects.get().name == "exemple.pdf"


def test_a_file_is_taken_away_and_another_given_without_touching_the_words(world: World, browser: Open) -> None:
    one = drafted_with(world, world.alone, "pdf")
    published(world, one)
    former, awa = file_of(world, one), browser(world.awa)
    page = address(world, f"{one.pk}/modifier/")
    assert "modèle.pdf" in awa.page(page).text
    sent = {**WORDS, "version": 2, "removed": [former], "attached": [sample("odt", "modèle.odt")]}
    assert awa.post(page, sent).status_code == 302
    shown = browser(world.marie).page(address(world)).text
    assert "modèle.odt" in shown
    assert "modèle.pdf" not in shown
    assert status_of(browser(world.marie), address(world, f"fichiers/{former}/")) == 404
    with world.on(world.urbanvitaliz):
        assert Recommendation.objects.get(pk=one.pk).version == 3
        row = RecommendationFile.objects.get(file=former)
        assert row.removed_by_name == "Awa Diop"
