"""What the state of a placement allows: the second table of rights, and the transitions under it."""

from itertools import pairwise, product

import pytest

from recoco.domain.cases.models import Placement, PlacementStatus, Status
from recoco.domain.cases.status_history import move
from recoco.domain.cases.statuses import COLLECTIVITE, ON_BOARD, ROLES_IN_STATE, TRANSITIONS
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.access.grants import roles_granted
from recoco.kernel.access.permissions import Role
from recoco.kernel.kit.refusals import Refused
from tests.kernel.access.tables import table
from tests.worlds import World, submitted_case

S = Status
# Rows of the table that are not built yet. May only shrink.
NOT_BUILT = {"archived", "paused (case)", "proposed here, refused here"}
COLUMNS = {
    "collectivité side": COLLECTIVITE,
    "case advisers, observers": {Role.CASE_ADVISER, Role.OBSERVER},
    "territory advisers": {Role.TERRITORY_ADVISER},
    "staff": {Role.STAFF, Role.ADMIN},
}
# Cells that say less than their column.
NARROWER = {
    ("incomplete", "collectivité side"): {Role.OWNER},  # its author only
    ("incomplete", "staff"): set(),  # an address and an age, read on the draft and not on the placement
}
MOVING, TEAM = {Role.CASE_ADVISER, Role.STAFF, Role.ADMIN}, {Role.STAFF, Role.ADMIN}
# Transitions of the document: who decides, and whether a reason is required. Without « refused → submitted » and
# « archived », which are not built yet.
DOCUMENTED = {
    (S.INCOMPLETE, S.SUBMITTED): ({Role.OWNER}, False),
    (S.SUBMITTED, S.TO_PROCESS): (TEAM, False),
    (S.SUBMITTED, S.REFUSED): (TEAM, True),
    (S.REFUSED, S.TO_PROCESS): (TEAM, True),
    (S.CLOSED, S.TO_PROCESS): (TEAM, False),
    **{(before, S.CLOSED): (MOVING, True) for before in ON_BOARD},
    **{(a, b): (MOVING, b is S.INTERRUPTED) for a, b in product(ON_BOARD, ON_BOARD) if a is not b},
}


def documented_roles() -> dict[Status, set[Role]]:
    """Return who exists in each state, as the document says it."""
    found: dict[Status, set[Role]] = {}
    for row in table("state"):
        if row["state"] in NOT_BUILT:
            continue
        for state in row["state"].split("(")[0].split(","):
            cells = {column: set() if row[column].startswith("–") else roles for column, roles in COLUMNS.items()}
            narrowed = [NARROWER.get((state.strip(), column), roles) for column, roles in cells.items()]
            found[Status(state.strip())] = set().union(*narrowed)
    return found


def test_the_document_and_the_code_know_the_same_states() -> None:
    assert set(documented_roles()) == set(Status) == set(ROLES_IN_STATE)
    assert {row["state"] for row in table("state")} >= NOT_BUILT


@pytest.mark.parametrize("state", Status)
def test_each_state_knows_the_roles_of_the_document(state: Status) -> None:
    assert ROLES_IN_STATE[state] - {Role.OPERATOR} == documented_roles()[state]


def test_the_code_knows_the_transitions_of_the_document() -> None:
    assert set(TRANSITIONS) == set(DOCUMENTED)


@pytest.mark.parametrize("pair", DOCUMENTED, ids=lambda pair: f"{pair[0]}-{pair[1]}")
def test_each_transition_is_decided_by_whom_the_document_says(pair: tuple[Status, Status]) -> None:
    who, needs_reason = DOCUMENTED[pair]
    transition = TRANSITIONS[pair]
    deciding = roles_granted(transition.permission) & ROLES_IN_STATE[pair[0]]
    assert deciding - {Role.OPERATOR} == who
    assert transition.needs_reason is needs_reason


def put(placement: Placement, status: Status) -> Placement:
    """Put a placement in a status, whatever the rules say."""
    Placement.objects.filter(pk=placement.pk).update(status=status)
    return Placement.objects.get(pk=placement.pk)


def test_each_move_is_made_or_refused_as_the_rules_say(world: World) -> None:
    adele, marie = world.actor(world.adele), world.actor(world.marie)
    with world.on(world.urbanvitaliz):
        for before, after in product(Status, Status):
            placement, by = put(world.alone, before), marie if before is S.INCOMPLETE else adele
            if (before, after) in TRANSITIONS:
                move(placement, after, by=by, reason="Parce que")
                assert Placement.objects.get(pk=placement.pk).status == after
                assert PlacementStatus.objects.get(placement=placement, until=None).status == after
            else:
                with pytest.raises(Refused):
                    move(placement, after, by=by, reason="Parce que")
                assert Placement.objects.get(pk=placement.pk).status == before


def test_a_reason_is_asked_where_one_is_needed(world: World) -> None:
    with world.on(world.urbanvitaliz):
        for reason in ("", "   "):
            with pytest.raises(Refused, match="raison"):
                move(world.alone, S.CLOSED, by=world.actor(world.awa), reason=reason)
        move(world.alone, S.CLOSED, by=world.actor(world.awa), reason="Projet abouti")
        assert PlacementStatus.objects.get(placement=world.alone, until=None).reason == "Projet abouti"


@pytest.mark.parametrize("name", ["marie", "paul", "otto", "tess", "ines", "zoe"])
def test_those_who_may_not_move_a_case_do_not(name: str, world: World) -> None:
    with world.on(world.urbanvitaliz), pytest.raises(Forbidden):
        move(world.alone, S.WAITING, by=world.actor(world.people[name]))


def test_the_history_has_no_hole_and_no_overlap(world: World) -> None:
    with world.on(world.urbanvitaliz):
        for status in (S.WAITING, S.IN_PROGRESS, S.DONE):
            move(world.alone, status, by=world.actor(world.awa))
        rows = list(PlacementStatus.objects.filter(placement=world.alone).order_by("pk"))
    assert [row.status for row in rows] == ["incomplete", "submitted", "to_process", "waiting", "in_progress", "done"]
    assert all(before.until <= after.since for before, after in pairwise(rows))
    assert [row.by_name for row in rows[-3:]] == ["Awa Diop"] * 3
    assert rows[-1].until is None


def test_who_comes_second_is_told_who_came_first(world: World) -> None:
    with world.on(world.urbanvitaliz):
        waiting = submitted_case("Halle", world.lille, world.marie)
        seen_by_adele = Placement.objects.get(pk=waiting.pk)
        move(waiting, S.TO_PROCESS, by=world.actor(world.sami))
        with pytest.raises(Refused, match="Sami Haddad vient de passer ce dossier en «\u00a0À traiter\u00a0»"):
            move(seen_by_adele, S.REFUSED, by=world.actor(world.adele), reason="Hors sujet")
        assert Placement.objects.get(pk=waiting.pk).status == S.TO_PROCESS
