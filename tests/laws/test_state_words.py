"""The words of the table of states (« completes », « reopens »…), each tried through its page by every column."""

from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from django.urls import reverse

from recoco.domain.cases.models import InvitedRole
from recoco.domain.conversation.threads import CONVERSATION
from tests.laws.gestures import Attempt, Request, cases, conversation, papers, people
from tests.laws.gestures.declaring import Gesture
from tests.laws.states import COLUMNS, TRIED, cell, prepared, read_as
from tests.worlds import World

pytestmark = pytest.mark.once("the same conditions on both: a state is a word in a column")

# Said of a case without référent, which these have: `tests/domain/submission` tells those stories.
WITHOUT_OWNER = {"invites its référent", "corrects and resubmits while it has no référent"}
# Words that only read.
READS, EXPORTS = {"reads", "read", "–", "– (told why)"}, {"exports", "export"}


def of_number(name: str, said: dict[str, Any]) -> Gesture:
    """Return the gesture of the moderation that sends *said* about the case."""

    def make(attempt: Attempt) -> Request:
        return Request(reverse(name, args=[attempt.placement.case_id]), said)

    return make


def invite_its_owner(attempt: Attempt) -> Request:
    # As when it was filed for somebody: nobody answers for it yet.
    return Request(attempt.page("cases:invite"), {"role": InvitedRole.OWNER, "emails": "lea@exemple.fr"})


def reopen_it(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:reopen"), {"version": attempt.placement.version})


def restore_it(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:restore"), {})


def resubmit_it(attempt: Attempt) -> Request:
    said = {"name": "Friche Lebel", "summary": "Mieux dit", "version": attempt.placement.case.version}
    return Request(reverse("submission:resubmit", args=[attempt.placement.case_id]), said)


@dataclass(frozen=True)
class Word:
    """A word of the cells.

    :param but: those of the column whom the first table keeps from it.
    """

    uses: tuple[Gesture, ...]
    but: frozenset[str] = frozenset()


WORDS = {
    "completes": Word((cases.write_its_name, cases.write_its_place)),
    "invites members": Word((people.invite_a_member,)),
    "posts": Word((conversation.on_page(CONVERSATION, "create", {"text": "Bonjour", "token": "a"}),)),
    "corrects and resubmits": Word((resubmit_it,), frozenset({"paul"})),  # its référent: see the transitions
    "decides": Word(
        (
            of_number("submission:accept", {}),
            of_number("submission:refuse", {"reason": "autre", "details": "Hors sujet"}),
        )
    ),
    "may reconsider": Word((of_number("submission:reconsideration", {"reason": "Erreur"}),)),
    "reopens": Word((reopen_it,)),
    "restores": Word((restore_it,)),
}


def words_of(said: str) -> set[str]:
    """Return the words of a cell, but those that only read."""
    parts = said.split(": ")[-1].replace(";", ",").split(",")
    return {part.strip() for part in parts} - READS


def test_the_table_uses_words_that_are_tried() -> None:
    said = {word for state in TRIED for column in COLUMNS for word in words_of(cell(state, column))}
    assert said <= set(WORDS) | EXPORTS | WITHOUT_OWNER, "a new word of the table"


@pytest.mark.parametrize("text", WORDS)
def test_each_does_what_the_table_says(text: str, world: World) -> None:
    word = WORDS[text]
    for column, names in COLUMNS.items():
        for name, make in product(names, word.uses):
            with prepared(world, name, make) as tried_in:
                answers = {state: tried_in(state) for state in TRIED}
            for state, answer in answers.items():
                reads = read_as(state, column, name) == 200
                if text in words_of(cell(state, column)) and reads and name not in word.but:
                    assert answer == 302, (state, name)
                elif text not in GRANTED_ALL_THE_SAME.get((state, column), set()):
                    assert answer in {403, 404, 409}, (state, name)


# What the first table grants and the second does not name: the team mends a demand before it decides on it.
GRANTED_ALL_THE_SAME = {("submitted", "staff"): {"completes", "invites members"}}


def test_those_who_export_a_closed_dossier_read_its_documents(world: World) -> None:
    exporting = {column for column in COLUMNS if words_of(cell("closed", column)) & EXPORTS}
    assert len(exporting) == 2
    for column in exporting:
        for name in COLUMNS[column]:
            with prepared(world, name, papers.of("note")) as tried_in:
                assert tried_in("closed") == 200, name
    with prepared(world, "tess", papers.of("note")) as tried_in:
        assert tried_in("closed") == 403, "she advises the territory, not the case"
