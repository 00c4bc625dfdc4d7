"""The table of states, read from its copy, tried through the pages: state by state, column by column."""

import pytest

from recoco.domain.cases.models import Case, Status
from tests.client import Browser
from tests.laws.gestures import advice, cases, life, people
from tests.laws.gestures.declaring import Gesture
from tests.laws.states import COLUMNS, TRIED, cell, prepared, read_as
from tests.worlds import World

# Gestures in each state: that each passes on PostgreSQL too, `test_rights` says it.
pytestmark = pytest.mark.once("the same conditions on both: a state is a word in a column")

S = Status
BOARD = (S.TO_PROCESS, S.WAITING, S.IN_PROGRESS, S.DONE, S.INTERRUPTED)


@pytest.mark.parametrize(
    "make", [cases.opening("cases:show"), cases.opening("cases:activity"), advice.read_the_recommendations]
)
def test_each_reads_what_the_table_says(make: Gesture, world: World) -> None:
    for column, names in COLUMNS.items():
        for name in names:
            with prepared(world, name, make) as tried_in:
                answers = {state: tried_in(state) for state in TRIED}
            assert answers == {state: read_as(state, column, name) for state in TRIED}, name


# Every gesture of advice, or on what the dossier says: outside the board, whoever may make it is told why not.
WRITING: tuple[Gesture, ...] = (
    cases.choose_its_topics,
    cases.put_a_tag,
    cases.take_a_tag_off,
    cases.say_what_happened,
    cases.confirm_what_happened,
    advice.write_a_draft,
    advice.edit_a_draft,
    advice.move_a_draft,
    advice.delete_a_draft,
    advice.publish_a_draft,
    advice.edit_what_is_published,
    advice.call_a_publication_back,
    advice.withdraw_what_is_published,
    advice.say_where_one_is_with_all,
    advice.comment_it,
    life.move_it,
    life.close_it,
    people.join_it,
)


@pytest.mark.parametrize("make", WRITING, ids=lambda make: make.__name__)
def test_whoever_writes_elsewhere_than_on_the_board_is_told_why_not(make: Gesture, world: World) -> None:
    for column, names in COLUMNS.items():
        for name in names:
            with prepared(world, name, make) as tried_in:
                usual = tried_in("in_progress")
                for state in TRIED:
                    reads = read_as(state, column, name)
                    expected = reads if reads != 200 else 409 if usual == 302 else usual
                    if state == "archived" and column == "collectivité side":
                        expected = 404 if make is cases.confirm_what_happened else 409  # no dossier in its address
                    assert tried_in(state) == expected, (state, name)


@pytest.mark.parametrize(
    "make", [cases.opening("cases:show"), cases.write_its_name, advice.write_a_draft], ids=lambda make: make.__name__
)
def test_on_the_board_it_is_the_first_table(make: Gesture, world: World) -> None:
    assert {cell(status, column) for status in BOARD for column in COLUMNS} == {"table 1"}
    for names in COLUMNS.values():
        for name in names:
            with prepared(world, name, make) as tried_in:
                usual = tried_in("to_process")
                assert {status: tried_in(status) for status in BOARD} == dict.fromkeys(BOARD, usual), name


def test_paused_all_goes_on_and_the_first_member_ends_it(world: World) -> None:
    def paused() -> bool:
        with world.on(world.urbanvitaliz):
            return bool(Case.objects.get(pk=world.alone.case_id).is_paused)

    slug = world.case(world.alone).slug
    browsers = {name: Browser(world.urbanvitaliz) for name in ("marie", "paul", "awa")}
    for name, browser in browsers.items():
        browser.sign_in(world.people[name])
    assert browsers["marie"].post(f"/dossiers/{slug}/pause/", {"reason": "Les élections"}).status_code == 302
    assert browsers["awa"].post(f"/dossiers/{slug}/etiquettes/", {"labels": "patrimoine"}).status_code == 302
    browsers["paul"].page(f"/dossiers/{slug}/")
    assert paused(), "neither advice nor reading is an activity of its members"
    edited = browsers["paul"].submit(f"/dossiers/{slug}/parametres/informations/", "Enregistrer", name="Lebel")
    assert edited.status_code == 302
    assert not paused()
