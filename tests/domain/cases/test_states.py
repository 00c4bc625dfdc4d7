"""What the state of a placement allows: the second table of rights, and the transitions under it."""

from itertools import pairwise, product

import pytest

from recoco.domain.cases.actions.archiving import archive_placement
from recoco.domain.cases.actions.pausing import pause_case
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.models import Case, Placement, PlacementStatus, Status
from recoco.domain.cases.status_history import move
from recoco.domain.cases.statuses import COLLECTIVITE, ON_BOARD, ROLES_IN_STATE, ROLES_ONCE_ARCHIVED, TRANSITIONS
from recoco.domain.submission.actions.moderation import refuse_placement
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.access.grants import roles_granted
from recoco.kernel.access.permissions import Role
from recoco.kernel.kit.refusals import Refused
from tests.kernel.access.tables import table
from tests.worlds import World, submitted_case

S = Status
# Rows of the table that are no status, but a date of the placement or of its case: each has its test below.
NO_STATUS = {"archived", "paused (case)", "proposed here, refused here"}
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
    ("submitted", "case advisers, observers"): {Role.CASE_ADVISER},  # who filed it for somebody else
    ("refused", "case advisers, observers"): {Role.CASE_ADVISER},
}
MOVING, TEAM = {Role.CASE_ADVISER, Role.STAFF, Role.ADMIN}, {Role.STAFF, Role.ADMIN}
# Transitions of the document: who decides, and whether a reason is required.
DOCUMENTED = {
    (S.INCOMPLETE, S.SUBMITTED): ({Role.OWNER}, False),
    (S.SUBMITTED, S.TO_PROCESS): (TEAM, False),
    (S.SUBMITTED, S.REFUSED): (TEAM, True),
    (S.REFUSED, S.SUBMITTED): ({Role.OWNER}, False),
    (S.REFUSED, S.TO_PROCESS): (TEAM, True),
    (S.CLOSED, S.TO_PROCESS): (TEAM, False),
    **{(before, S.CLOSED): (MOVING, True) for before in ON_BOARD},
    **{(a, b): (MOVING, b is S.INTERRUPTED) for a, b in product(ON_BOARD, ON_BOARD) if a is not b},
}


def documented_roles() -> dict[Status, set[Role]]:
    """Return who exists in each state, as the document says it."""
    found: dict[Status, set[Role]] = {}
    for row in table("state"):
        if row["state"] in NO_STATUS:
            continue
        for state in row["state"].split("(")[0].split(","):
            cells = {column: set() if row[column].startswith("–") else roles for column, roles in COLUMNS.items()}
            narrowed = [NARROWER.get((state.strip(), column), roles) for column, roles in cells.items()]
            found[Status(state.strip())] = set().union(*narrowed)
    return found


def test_the_document_and_the_code_know_the_same_states() -> None:
    assert set(documented_roles()) == set(Status) == set(ROLES_IN_STATE)
    assert {row["state"] for row in table("state")} >= NO_STATUS


@pytest.mark.parametrize("state", Status)
def test_each_state_knows_the_roles_of_the_document(state: Status) -> None:
    assert ROLES_IN_STATE[state] - {Role.OPERATOR} == documented_roles()[state]


def test_the_code_knows_the_transitions_of_the_document() -> None:
    assert set(TRANSITIONS) == set(DOCUMENTED)


@pytest.mark.parametrize("pair", DOCUMENTED, ids=lambda pair: f"{pair[0]}-{pair[1]}")
def test_each_transition_is_decided_by_whom_the_document_says(pair: tuple[Status, Status]) -> None:
    who, needs_reason = DOCUMENTED[pair]
    transition = TRANSITIONS[pair]
    deciding = roles_granted(transition.permission) & ROLES_IN_STATE[pair[0]] & (transition.roles or set(Role))
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
            by = marie if before is S.INCOMPLETE or (before, after) == (S.REFUSED, S.SUBMITTED) else adele
            placement = put(world.alone, before)
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


def row_of(state: str) -> dict[str, str]:
    """Return one row of the document."""
    (row,) = (row for row in table("state") if row["state"] == state)
    return row


def test_archived_it_is_known_by_whom_the_document_says(world: World) -> None:
    row = row_of("archived")
    known = set().union(*(roles for column, roles in COLUMNS.items() if not row[column].startswith("–")))
    assert ROLES_ONCE_ARCHIVED - {Role.OPERATOR} == known
    with world.on(world.urbanvitaliz):
        archive_placement(world.alone, by=world.actor(world.sami), reason="Un essai")
        for name, person in world.people.items():
            if name != "nora":
                seen = Placement.objects.visible_to(world.actor(person)).filter(pk=world.alone.pk).exists()
                assert seen is (name in {"sami", "adele", "olga"}), name


def test_paused_everybody_may_do_what_they_could(world: World) -> None:
    assert {cell for column, cell in row_of("paused (case)").items() if column != "state"} == {
        "as above; any member activity resumes it",
        "as above",
    }
    everybody = [world.actor(person) for name, person in world.people.items() if name != "nora"]
    with world.on(world.urbanvitaliz):
        before = [world.alone.roles_of(actor) for actor in everybody]
        pause_case(world.alone, by=world.actor(world.marie))
        paused = Placement.objects.with_case().get(pk=world.alone.pk)
        assert [paused.roles_of(actor) for actor in everybody] == before


def test_proposed_and_refused_it_is_nobody_s_there_and_unaffected_at_home(world: World) -> None:
    assert row_of("proposed here, refused here")["staff"] == "keeps the refusal, not the content"
    with world.on(world.urbanvitaliz):
        propose_to_portal(world.alone, to=world.sosponts, message="À regarder", by=world.actor(world.sami))
    with world.on(world.sosponts):
        there = Placement.objects.with_case().get(case_id=world.alone.case_id)
        refuse_placement(there, reason="Pas un pont", by=world.actor(world.nora))
        assert not Placement.objects.visible_to(world.actor(world.nora)).filter(pk=there.pk).exists()
        assert not Case.objects.filter(pk=world.alone.case_id).exists(), "the scope itself no longer shows it"
        assert PlacementStatus.objects.get(placement=there, until=None).reason == "Pas un pont"
    with world.on(world.urbanvitaliz):
        assert Placement.objects.get(pk=world.alone.pk).status == S.TO_PROCESS
