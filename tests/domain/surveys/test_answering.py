"""Answers are written, replaced with a trace, and read."""

from typing import Any

import pytest
from django.db import transaction

from recoco.domain.surveys.actions.answering import (
    Given,
    answer_questions,
    forget_session,
    open_session,
    remove_file,
    tie_to_case,
)
from recoco.domain.surveys.actions.defining import ChoiceSpec, QuestionSpec, define_survey
from recoco.domain.surveys.kinds import Kind
from recoco.domain.surveys.models import Answer, AnswerVersion, Survey, SurveySession
from recoco.domain.surveys.reading import session_of, sessions_of, shown_answers, signals_of
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.files.storing import deposit
from recoco.kernel.kit.refusals import Refused
from tests.domain.surveys.trial import by_key, make_survey
from tests.kernel.files.samples import sample
from tests.queries import assert_queries
from tests.together import at_once, on
from tests.worlds import World


def answer(world: World, session: SurveySession, who: str = "marie", **said: Any) -> None:
    """Have somebody answer some questions, by key."""
    questions = by_key()
    given = {questions[key]: one if isinstance(one, Given) else Given(one) for key, one in said.items()}
    with transaction.atomic():
        answer_questions(session, given, by=world.actor(world.people[who]))


@pytest.fixture
def session(world: World, on_a: None) -> SurveySession:
    """Answers that begin, on UrbanVitaliz."""
    make_survey(world)
    return open_session()


def test_only_the_admin_says_what_is_asked(world: World, on_a: None) -> None:
    with pytest.raises(Forbidden):
        define_survey("Friches", [], by=world.actor(world.sami))


def test_another_questionnaire_takes_the_place_of_the_first(world: World, on_a: None) -> None:
    make_survey(world)
    make_survey(world)
    assert [survey.is_active for survey in Survey.objects.order_by("pk")] == [False, True]


@pytest.mark.parametrize(
    "wrong",
    [
        [QuestionSpec("a", Kind.SHORT, "A", "A"), QuestionSpec("a", Kind.LONG, "A", "A")],
        [QuestionSpec("a", Kind.SINGLE, "A", "A")],
        [QuestionSpec("a", Kind.SINGLE, "A", "A", choices=[ChoiceSpec("x", "X"), ChoiceSpec("x", "Y")])],
    ],
)
def test_a_questionnaire_that_cannot_be_answered_is_refused(
    wrong: list[QuestionSpec], world: World, on_a: None
) -> None:
    with pytest.raises(Refused):
        define_survey("Friches", wrong, by=world.actor(world.adele))


def test_each_kind_of_answer_is_read_in_words(world: World, session: SurveySession) -> None:
    deposited = deposit(sample("pdf", "plan.pdf"))
    answer(world, session, soil=Given("maybe", "Une ancienne cuve"), uses=["homes", "park"], area="1200.5",
           budget=1_230_050, since="2024-05-01", owned="no", around=["59350"], plans=Given(deposits=[deposited]),
           urgency="4")  # fmt: skip
    told = {one.title: one for one in shown_answers(session)}
    assert told["Pollution"].lines == ("Pollution à vérifier",)
    assert told["Pollution"].comment == "Une ancienne cuve"
    assert told["Usages"].lines == ("Des logements", "Un parc")
    assert told["Surface"].lines == ("1\u00a0200,5\u00a0m²",)
    assert told["Budget"].lines == ("12\u00a0300,50\u00a0€",)
    assert told["Vide depuis"].lines == ("1er mai 2024",)
    assert told["Propriété"].lines == ("La commune n’est pas propriétaire",)
    assert told["Voisines"].lines == ("Lille (59)",)
    assert [one.name for one in told["Plans"].files] == ["plan.pdf"]
    assert told["Urgence"].lines == ("4",)
    assert told["Pollution"].by_name == "Marie Lebrun"


def test_signals_follow_from_what_is_answered_now(world: World, session: SurveySession) -> None:
    answer(world, session, soil="yes", uses=["homes"], owned="no")
    assert signals_of(session) == ["sol.pollue", "sol.suspect", "usage.logement", "foncier.a_acquerir"]
    answer(world, session, soil="no", uses=None)
    assert signals_of(session) == ["foncier.a_acquerir"]


def test_the_last_answer_wins_and_the_one_before_is_kept(world: World, session: SurveySession) -> None:
    answer(world, session, soil="no")
    answer(world, session, who="paul", soil="yes")
    answer(world, session, who="awa", soil="yes")
    (present,) = Answer.objects.filter(session=session)
    (past,) = AnswerVersion.objects.filter(answer=present)
    assert (present.value, present.by_name) == ("yes", "Paul Petit")
    assert (past.value, past.by_name) == ("no", "Marie Lebrun")


def test_a_question_left_blank_makes_no_answer(world: World, session: SurveySession) -> None:
    answer(world, session, soil=None, name=None)
    assert not Answer.objects.exists()


def test_reading_a_whole_session_asks_the_same_number_of_queries(world: World, session: SurveySession) -> None:
    answer(world, session, soil="yes", around=["59350"])
    with assert_queries(4):
        shown_answers(session)
    answer(world, session, uses=["homes"], owned="no", urgency="1")
    with assert_queries(4):
        shown_answers(session)


def test_once_tied_the_other_portals_of_the_case_read_the_answers(world: World, session: SurveySession) -> None:
    answer(world, session, soil=Given("yes", deposits=[deposit(sample("pdf"))]))
    with world.on(world.sosponts):
        assert not SurveySession.objects.exists()
    tie_to_case(session, world.shared.case_id)
    assert session_of(world.shared.case_id) == session
    with world.on(world.sosponts):
        (read,) = sessions_of(world.shared.case_id)
        assert shown_answers(read)[0].lines == ("Sol pollué",)
        assert session_of(world.shared.case_id) is None  # theirs has not begun


def test_a_file_is_taken_away_and_a_session_forgotten(world: World, session: SurveySession) -> None:
    answer(world, session, soil=Given("yes", deposits=[deposit(sample("pdf"))]))
    stored = shown_answers(session)[0].files[0]
    remove_file(session, stored.pk)
    assert shown_answers(session)[0].files == ()
    answer(world, session, soil=Given("no", deposits=[deposit(sample("png"))]))
    assert len(forget_session(session)) == 1
    assert not SurveySession.objects.exists()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_people_answer_the_same_question_at_the_same_instant(world: World) -> None:
    make_survey(world)
    with world.on(world.urbanvitaliz):
        session = open_session()

    def gesture(who: str, value: str) -> Any:
        return on(world.urbanvitaliz, lambda: answer(world, session, who=who, soil=value))

    assert at_once([gesture("marie", "no"), gesture("paul", "yes"), gesture("awa", "maybe")]) == [None] * 3
    with world.on(world.urbanvitaliz):
        present = Answer.objects.get(session=session)
        past = AnswerVersion.objects.filter(answer=present)
        assert {present.by_name, *(one.by_name for one in past)} == {"Marie Lebrun", "Paul Petit", "Awa Diop"}
