"""The form of a questionnaire reads what people write, and says how to mend what it cannot read."""

from typing import Any

import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.domain.surveys.forms import QuestionsForm, initial_of, questions_form
from recoco.domain.surveys.models import Answer
from recoco.domain.surveys.reading import questions_at_submission
from tests.domain.surveys.trial import by_key, make_survey
from tests.examples import examples
from tests.kernel.files.samples import sample, upload
from tests.worlds import World

pytestmark = pytest.mark.usefixtures("on_a")
NBSP = "\u00a0"


@pytest.fixture(autouse=True)
def _asked(world: World) -> None:
    make_survey(world)


def sent(files: Any = None, **typed: Any) -> QuestionsForm:
    """Return the form as a browser sends it."""
    data = QueryDict(mutable=True)
    for key, value in typed.items():
        name = key if "-" in key else f"answer-{key}"
        data.setlist(name, value if isinstance(value, list) else [value])
    return questions_form(questions_at_submission(), data, MultiValueDict(files or {}))


def value(key: str, typed: Any) -> Any:
    """Return the value read from what is typed, or the sentence that says what is wrong."""
    form = sent(**{key: typed})
    form.is_valid()
    return form.errors.get(f"answer-{key}", [form.cleaned_data.get(f"answer-{key}")])[0]


@pytest.mark.parametrize(
    ("key", "typed", "read"),
    [
        ("soil", "yes", "yes"),
        ("uses", ["homes", "park"], ["homes", "park"]),
        ("area", f"1{NBSP}200,5", "1200.5"),
        ("area", "-3", "-3"),
        ("budget", "12 300,50 €", 1_230_050),
        ("budget", "12000 euros", 1_200_000),
        ("since", "2024", "2024"),
        ("since", "5/2024", "2024-05"),
        ("since", "31/05/2024", "2024-05-31"),
        ("since", "2024-05-31", "2024-05-31"),
        ("owned", "unknown", "unknown"),
        ("around", "lille ; 59100", ["59350", "59512"]),
        ("around", "", None),
        ("urgency", "5", "5"),
    ],
)
def test_it_reads_what_people_write(key: str, typed: Any, read: Any) -> None:
    assert value(key, typed) == read


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("soil", "", "Choisissez une réponse pour « Le sol est-il pollué ? »."),
        ("soil", "autre", "Choisissez une réponse de la liste."),
        ("uses", ["homes", "x"], "Choisissez une réponse de la liste."),
        ("area", "beaucoup", "Indiquez un nombre en chiffres, par exemple 1200 ou 12,5."),
        ("area", "9" * 30, "Indiquez un nombre en chiffres, par exemple 1200 ou 12,5."),
        ("budget", "-5", f"Indiquez un montant en euros, par exemple 12{NBSP}300 ou 12{NBSP}300,50."),
        ("since", "31/02/2024", "Indiquez une date qui existe ou une année, par exemple 31/05/2024 ou 2024."),
        ("around", "Atlantide", "Aucune commune ne porte le nom « Atlantide ». Essayez avec son code postal."),
    ],
)
def test_it_says_how_to_mend_what_it_cannot_read(key: str, typed: Any, sentence: str) -> None:
    assert value(key, typed).replace(NBSP, " ") == sentence.replace(NBSP, " ")


def test_a_wrong_answer_does_not_stop_the_right_ones(world: World) -> None:
    form = sent(soil="yes", area="beaucoup", **{"comment-soil": "Une cuve"})
    assert not form.is_valid()
    given_ = {question.key: said for question, said in form.given().items()}
    assert (given_["soil"].value, given_["soil"].comment) == ("yes", "Une cuve")
    assert "area" not in given_
    assert form.typed()["answer-area"] == "beaucoup"


def test_a_bad_file_does_not_lose_the_good_one() -> None:
    files = {"answer-plans": [sample("pdf"), upload("virus.exe", b"MZ")], "files-soil": [sample("png")]}
    form = sent(files, soil="yes", uses=["park"])
    assert form.is_valid()
    said = {question.key: one for question, one in form.given().items()}
    assert len(said["plans"].deposits) == len(said["soil"].deposits) == 1
    assert "virus.exe" in form.errors["answer-plans"][0]


def test_what_was_answered_is_shown_again_as_people_write_it() -> None:
    questions = by_key()
    kept = {"area": "1200.5", "budget": 1_230_050, "since": "2024-05-31", "around": ["59350"], "uses": ["park"]}
    answers = [Answer(question=questions[key], value=value) for key, value in kept.items()]
    form = questions_form(questions_at_submission(), initial=initial_of(answers))
    shown = {key: form[f"answer-{key}"].value() for key in kept}
    assert shown == {
        "area": "1200,5",
        "budget": "12300,50",
        "since": "31/05/2024",
        "around": "Lille (59350)",
        "uses": ["park"],
    }


def test_the_hint_says_why_and_where() -> None:
    hint = str(sent()["answer-soil"].help_text)
    assert "Pourquoi c’est important" in hint
    assert "Où chercher l’information" in hint


ANYTHING = st.one_of(st.text(), st.just("\x00"), st.just("9" * 40), st.sampled_from(["yes", "2024", "1 2", "59350"]))


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from(["soil", "uses", "name", "story", "area", "budget", "since", "owned",
                                             "around", "plans", "urgency", "comment-soil"]),
                            st.lists(ANYTHING, max_size=3)))  # fmt: skip
def test_nothing_that_is_sent_breaks_it(data: dict[str, list[str]]) -> None:
    form = sent(**data)
    form.is_valid()
    form.given()
    form.typed()
    assert str(form)
