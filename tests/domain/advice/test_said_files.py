"""Whoever answers a recommendation joins files: everybody on the case reads them, on each of its portals."""

from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup

from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.actions.withdrawing import withdraw
from recoco.domain.advice.models import FollowUp, FollowUpFile, Recommendation
from recoco.domain.cases.models import Placement
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.storing import deposit
from tests.client import Browser
from tests.domain.advice.making import address, published
from tests.domain.advice.test_files import status_of
from tests.domain.filing.making import address as filing
from tests.domain.filing.making import names_on
from tests.kernel.files.samples import HTML, sample, upload
from tests.worlds import World

Open = Callable[..., Browser]


def told(world: World, placement: Placement | None = None) -> Recommendation:
    """Publish one, as Awa."""
    return published(placement or world.alone, world.actor(world.awa), "Demander un diagnostic")[0]


def given(world: World) -> dict[str, int]:
    """Return the numbers of the files that were joined, by name."""
    with world.on(world.urbanvitaliz):
        return dict(FollowUpFile.objects.values_list("file__name", "file_id"))


def carried(answer: Any) -> list[str]:
    """Return what a form that is given back carries."""
    boxes = BeautifulSoup(answer.content, "html.parser").select("input[name=attached-kept]")
    return [str(box["value"]) for box in boxes if box.has_attr("checked")]


def test_marie_joins_a_file_to_her_answer_and_it_is_found_everywhere(world: World, browser: Open) -> None:
    one, marie, awa = told(world), browser(world.marie), browser(world.awa)
    sent = {"text": "", "token": "une", "attached": [sample("pdf", "../devis.pdf")]}
    assert marie.post(address(world, f"{one.pk}/reponses/"), sent).status_code == 302
    number = given(world)["devis.pdf"]
    page = awa.page(address(world, f"{one.pk}/")).text
    assert "a joint 1\u00a0fichier" in page
    assert "devis.pdf" in page
    opened = awa.get(address(world, f"fichiers/{number}/"))
    assert (opened.status_code, opened["X-Content-Type-Options"]) == (200, "nosniff")
    list(opened)
    listed = awa.page(filing(world))
    assert names_on(listed) == ["devis.pdf"]
    assert "joint par Marie Lebrun à sa réponse sur «\u00a0Demander un diagnostic\u00a0»" in listed.text
    assert "(1)" in awa.page(address(world)).select_one(f"#reco-{one.pk} .advice-links").text  # type: ignore[union-attr]
    # Withdrawing the advice takes away nothing of what the mayor gave.
    with world.on(world.urbanvitaliz):
        withdraw(Recommendation.objects.get(pk=one.pk), reason="Trop tard", by=world.actor(world.awa))
    assert names_on(awa.page(filing(world))) == ["devis.pdf"]
    for other in (world.ines, world.zoe):
        assert status_of(browser(other), address(world, f"fichiers/{number}/")) == 404


def test_it_goes_with_the_case_to_its_other_portal_and_to_nobody_else(world: World, browser: Open) -> None:
    one = told(world, world.shared)
    with world.on(world.urbanvitaliz):
        one.placement = world.shared
        follow(one, Answer(text="Voici"), files=[deposit(sample("pdf", "plan.pdf"))], by=world.actor(world.marie))
    nora = Browser(world.sosponts)
    nora.sign_in(world.nora)
    slug = world.case(world.shared).slug
    assert "plan.pdf" in nora.page(f"/dossiers/{slug}/recommandations/{one.pk}/").text
    assert names_on(nora.page(f"/dossiers/{slug}/fichiers/")) == ["plan.pdf"]
    assert status_of(nora, f"/dossiers/{slug}/recommandations/fichiers/{given(world)['plan.pdf']}/") == 200
    assert (
        status_of(browser(world.ines), f"/dossiers/{slug}/recommandations/fichiers/{given(world)['plan.pdf']}/") == 404
    )


def test_an_error_gives_the_form_back_with_its_files(world: World, browser: Open) -> None:
    one, awa = told(world), browser(world.awa)
    page = address(world, f"{one.pk}/reponses/")
    # « Non applicable » without saying why, with a file that is good and one that lies.
    wrong = {"text": "Vu", "token": "une", "status": "not_applicable"}
    refused = awa.post(page, {**wrong, "attached": [sample("pdf", "avis.pdf"), upload("page.png", HTML)]})
    assert refused.status_code == 422
    said = refused.content.decode()
    assert "Dites pourquoi" in said
    assert "n’est pas celui d’un fichier png" in said
    (token,) = carried(refused)
    with world.on(world.urbanvitaliz):
        assert not StoredFile.objects.exists()
    # Somebody else, or what was tampered with, does not take it up.
    stolen = browser(world.sami).post(page, {"text": "", "token": "x", "attached-kept": [token, token + "x"]})
    assert stolen.status_code == 422
    assert carried(stolen) == []
    sent = {"text": "Vu", "token": "une", "status": "in_progress", "attached-kept": token}
    assert awa.post(page, {**sent, "attached": [sample("txt", "note.txt")]}).status_code == 302
    assert set(given(world)) == {"avis.pdf", "note.txt"}
    assert status_of(awa, address(world, f"fichiers/{given(world)['avis.pdf']}/")) == 200


def test_the_same_form_twice_says_it_once(world: World, browser: Open) -> None:
    one, marie = told(world), browser(world.marie)
    for _ in range(2):
        sent = {"text": "Voici", "token": "une", "attached": [sample("pdf")]}
        assert marie.post(address(world, f"{one.pk}/reponses/"), sent).status_code == 302
    many = [sample("txt", f"{rank}.txt") for rank in range(21)]
    refused = marie.post(address(world, f"{one.pk}/reponses/"), {"text": "", "token": "deux", "attached": many})
    assert refused.status_code == 409
    assert len(carried(refused)) == 21
    with world.on(world.urbanvitaliz):
        assert FollowUp.objects.count() == FollowUpFile.objects.count() == 1
