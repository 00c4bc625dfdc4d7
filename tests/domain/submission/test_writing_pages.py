"""Writing a submission, page after page: everything typed is kept, every mistake is said beside its field."""

from datetime import timedelta
from typing import Any

from bs4 import BeautifulSoup

from recoco.domain.submission.models import Attachment, Draft
from recoco.domain.submission.traps import HIDDEN_FIELD
from recoco.domain.submission.views.drafts import COOKIE
from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.submission.writing import drafted, queries_of
from tests.domain.surveys.trial import make_survey
from tests.kernel.files.samples import sample, upload
from tests.worlds import World

PROJECT = {"name": "Halle", "summary": "Que faire ?", "commune_text": "Lille", "address": ""}


def shown(response: Any) -> BeautifulSoup:
    """Return the page of an answer."""
    return BeautifulSoup(response.content, "html.parser")


def status_of(browser: Browser, address: str) -> int:
    """Return how a file is answered."""
    answer: Any = browser.get(address)
    if answer.streaming:
        list(answer)  # read to the end, which closes the file
    return int(answer.status_code)


def only_draft(world: World) -> Draft:
    """Return the draft of UrbanVitaliz."""
    with world.on(world.urbanvitaliz):
        return Draft.objects.being_written().get()


def test_what_is_typed_is_kept_as_it_is_typed(world: World, visitor: Browser) -> None:
    told = visitor.post("/deposer/brouillon/", {"part": "project", "name": "Hal"})
    assert (told.status_code, told.content.decode()[:12]) == (200, "Enregistré à")
    visitor.post("/deposer/brouillon/", {"part": "project", "name": "Halle", "commune_text": "Atlan"})
    draft = only_draft(world)
    assert (draft.name, draft.commune_text, draft.commune) == ("Halle", "Atlan", None)
    assert visitor.page("/deposer/").find(id="id_name")["value"] == "Halle"


def test_the_browser_finds_its_draft_again_after_thirty_days_less_one_and_no_more(
    world: World, visitor: Browser
) -> None:
    visitor.post("/deposer/brouillon/", {"part": "project", "name": "Halle"})
    cookie = visitor.cookies[COOKIE]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (30 * 24 * 3600, True, "Lax")
    visitor.sign_in(world.zoe)
    assert visitor.page("/deposer/").find(id="id_name")["value"] == "Halle"
    with world.on(world.urbanvitaliz):
        Draft.objects.update(updated_at=clock.now() - timedelta(days=31))
    assert visitor.page("/deposer/").find(id="id_name").get("value", "") == ""


def test_another_person_on_the_same_machine_does_not_find_it(world: World, browser: Any) -> None:
    marie = browser(world.marie)
    marie.post("/deposer/", PROJECT)
    marie.sign_in(world.zoe)
    assert marie.page("/deposer/").find(id="id_name").get("value", "") == ""
    marie.cookies["sessionid"] = ""
    left = marie.get("/deposer/")
    assert left["Location"] == "/deposer/vous/", "signed out, a code is asked before going on"
    assert marie.post("/deposer/brouillon/", {"part": "project", "name": "Volé"}).status_code == 409


def test_good_files_are_kept_beside_the_sentence_about_the_bad_one(world: World, visitor: Browser) -> None:
    attached = [sample("pdf", "plan.pdf"), upload("virus.exe", b"MZ"), sample("png", "photo.png")]
    answer = visitor.post("/deposer/", {**PROJECT, "attached": attached})
    assert answer.status_code == 422
    page = shown(answer)
    assert "virus.exe" in page.find(id="id_attached_error").get_text()
    assert [one.get_text() for one in page.select(".submission-files a")] == ["plan.pdf", "photo.png"]
    file = page.select_one(".submission-files a")["href"]
    assert status_of(visitor, file) == 200
    assert status_of(Browser(world.urbanvitaliz), file) == 404
    number = file.rstrip("/").rpartition("/")[2]
    visitor.post("/deposer/", {**PROJECT, "retirer": number})
    with world.on(world.urbanvitaliz):
        assert [one.file.name for one in Attachment.objects.select_related("file")] == ["photo.png"]


def test_twenty_files_are_enough(world: World, visitor: Browser) -> None:
    answer = visitor.post("/deposer/", {**PROJECT, "attached": [sample("pdf", f"{n}.pdf") for n in range(21)]})
    assert "20 fichiers au plus" in shown(answer).find(id="id_attached_error").get_text()


def test_the_portal_s_questions_come_next_when_it_asks_some(world: World, visitor: Browser) -> None:
    assert visitor.post("/deposer/", PROJECT)["Location"] == "/deposer/vous/"
    make_survey(world)
    assert visitor.post("/deposer/", PROJECT)["Location"] == "/deposer/questions/"
    wrong = visitor.post("/deposer/questions/", {"answer-soil": "yes", "answer-area": "grand", "comment-soil": "Cuve"})
    assert wrong.status_code == 422
    again = visitor.page("/deposer/questions/")
    assert again.find(id="id_answer-area")["value"] == "grand"
    assert again.find("input", {"name": "answer-soil", "checked": True})["value"] == "yes"
    right = {"answer-soil": "yes", "answer-uses": ["park"], "comment-soil": "Cuve", "answer-area": "12"}
    files = {"files-soil": sample("pdf", "étude.pdf")}
    assert visitor.post("/deposer/questions/", {**right, **files})["Location"] == "/deposer/vous/"
    assert "étude.pdf" in visitor.page("/deposer/questions/").get_text()


def test_questions_are_kept_as_they_are_typed(world: World, visitor: Browser) -> None:
    make_survey(world)
    visitor.post("/deposer/", PROJECT)
    visitor.post("/deposer/brouillon/", {"part": "questions", "answer-area": "1 20", "answer-uses": ["park", "homes"]})
    page = visitor.page("/deposer/questions/")
    assert page.find(id="id_answer-area")["value"] == "1 20"
    assert len(page.find_all("input", {"name": "answer-uses", "checked": True})) == 2


def test_a_machine_is_answered_kindly_and_leaves_nothing(world: World, visitor: Browser) -> None:
    answer = visitor.post("/deposer/", {**PROJECT, HIDDEN_FIELD: "https://exemple.fr"})
    assert answer.status_code == 422
    assert "Rien n’est perdu" in answer.content.decode()
    assert shown(answer).find(id="id_name")["value"] == "Halle"
    with world.on(world.urbanvitaliz):
        assert not Draft.objects.being_written().exists()


def test_nobody_writes_a_project_in_three_seconds(world: World, visitor: Browser) -> None:
    visitor.post("/deposer/", PROJECT)
    quick = visitor.post("/deposer/vous/", {"email": "lea@exemple.fr"})
    assert quick.status_code == 422
    assert shown(quick).find(id="id_email")["value"] == "lea@exemple.fr"
    with clock.moved_to(clock.now() + timedelta(seconds=4)):
        assert visitor.post("/deposer/vous/", {"email": "lea@exemple.fr"})["Location"] == "/deposer/code/"


def test_the_sixth_draft_of_an_hour_is_told_how_long_to_wait_and_loses_nothing(world: World) -> None:
    for _ in range(5):
        assert Browser(world.urbanvitaliz).post("/deposer/", PROJECT).status_code == 302
    late = Browser(world.urbanvitaliz).post("/deposer/", PROJECT)
    assert late.status_code == 429
    page = shown(late)
    assert "Réessayez dans" in page.get_text()
    assert page.find(id="id_name")["value"] == "Halle"


def test_an_answer_s_file_and_the_project_s_go_with_the_case(world: World, browser: Any) -> None:
    make_survey(world)
    marie = browser(world.marie)
    marie.post("/deposer/", {**PROJECT, "attached": sample("pdf", "plan.pdf")})
    answers = {"answer-soil": "yes", "answer-uses": ["park"], "files-soil": sample("png", "sol.png")}
    assert marie.post("/deposer/questions/", answers)["Location"] == "/deposer/verifier/"
    review = marie.page("/deposer/verifier/").get_text(" ")
    for said in ("plan.pdf", "sol.png", "Un parc"):
        assert said in review
    assert "Sol pollué" not in review, "conclusions are for advisers"
    receipt = marie.submit("/deposer/verifier/", "Envoyer ma demande")["Location"]
    assert "plan.pdf" in marie.page(receipt).get_text()
    with world.on(world.urbanvitaliz):
        numbers = list(StoredFile.objects.values_list("pk", flat=True))
    for number in numbers:
        assert status_of(browser(world.sami), f"/dossiers/fichiers/{number}/") == 200
        for outsider in (world.tess, world.zoe):  # not accepted yet: advisers do not know of it
            assert status_of(browser(outsider), f"/dossiers/fichiers/{number}/") == 404
    number = receipt.rstrip("/").rpartition("/")[2]
    page = browser(world.sami).page(f"/dossiers/{number}-halle/").get_text(" ")
    for said in ("plan.pdf", "sol.png", "Sol pollué"):
        assert said in page


def test_a_page_of_questions_asks_the_same_number_of_queries(world: World, browser: Any) -> None:
    make_survey(world)
    zoe = browser(world.zoe)
    with world.on(world.urbanvitaliz):
        drafted(world, world.zoe)
    unanswered = queries_of(zoe, "/deposer/questions/")
    zoe.post("/deposer/questions/", {"answer-soil": "yes", "answer-around": "Lille"})
    answered = queries_of(zoe, "/deposer/questions/")
    assert answered <= unanswered + 5  # the answers, with their questions, choices and files; the name of a commune
    zoe.post("/deposer/questions/", {"answer-soil": "no", "answer-owned": "no", "answer-urgency": "4"})
    assert queries_of(zoe, "/deposer/questions/") <= answered
