"""One line cannot open the lock: no raw SQL, no generator suspended in a scope, every crossing known by its reason."""

import ast
from collections.abc import Iterator

from tests.laws.sources import Source, called, place, sources

# Who may speak SQL, and why.
SPEAKS_SQL = {
    "recoco/config/migrating.py": "takes PostgreSQL's advisory lock",
    "recoco/kernel/kit/prepared.py": "runs again what Django has written, with other values",
    "recoco/kernel/jobs/waking.py": "listens and notifies; reads the version of the SQLite file",
}
# Who may build a bare queryset, and why.
BUILDS_QUERYSETS = {"recoco/kernel/portals/querysets.py": "bulk_update writes what it has just checked"}
RAW = {"raw", "RawSQL", "extra", "cursor", "execute", "executemany", "execute_wrapper", "save_base"}
INSIDE = {"_raw_delete", "_update", "_insert", "_base_manager", "_raw_query"}

REASONS = {
    "absences begin and end on their day, on every portal",
    "a case is born together with the placement that makes it visible",
    "a case says who reads it on each of its portals",
    "a case shows who advises it on each of its portals",
    "a commune is merged: its cases follow on every portal",
    "a commune is merged: the drafts about it follow on every portal",
    "a fact is told once to an account, whichever portal tells it",
    "a fact read on one portal of a case is read on all of them",
    "a fact that reaches a case is unread, or read, on all of its portals at once",
    "a member of a case is known on each portal that follows it",
    "a name goes with the cases that bear it, on each portal that follows them",
    "a portal counts what it did for the cases that have left it since",
    "a proposal makes a case present on another portal",
    "a reader failed on an event of some portal",
    "a sign of the collectivité counts on whichever portal it gives it",
    "a second factor protects an account for all the portals it works for",
    "an address that several people read is nobody's own on any portal",
    "an event of the platform belongs to no portal",
    "an event that reaches a case is told on each of its portals",
    "an organisation that several portals list is not one's own to change",
    "an incomplete case is deleted once its only placement is",
    "e-mails wait in one outbox for all portals",
    "events wait for their readers on every portal",
    "files wait for the work of sweeps on every portal",
    "forgotten drafts are deleted on every portal",
    "invitations are reminded on every portal",
    "notices wait for their hour on every portal",
    "openings of contacts are forgotten after a year on every portal",
    "orphan files belong to no row of any portal",
    "passes that served or never will are forgotten on every portal",
    "pauses end on their day, on every portal",
    "somebody asks which portals know them",
    "summaries are due on every portal",
    "what has long been silent rests, on every portal",
    "what happened on one portal may be told by another",
    "the access journal is forgotten after a year on every portal",
    "the budget of the week counts the e-mails of all portals together",
    "the collectivité answers as long as one portal advises its case",
    "the demonstration shows the platform's own e-mails on the root host",
    "the stories of the demonstration are told on every portal",
    "the doctor looks at the outbox of all portals",
    "the outcome of an e-mail of some portal is written down",
    "the owner of a case objects to its presence on another portal",
    "the pages of a case name the portals that hold it",
    "the platform writes in its own name, on no portal",
    "the words of a case change on each of its portals",
    "what is to be done comes to its day on every portal",
    "what its collectivité does ends the pause of a case on all its portals",
    "what reaches a case is an activity on each of its portals",
    "what somebody looks at on one portal is announced to them by none",
}


def test_no_sql_by_hand_but_where_a_reason_is_given() -> None:
    speakers = {
        source.name: place(source, call) for source in sources() for call in source.calls() if called(call) in RAW
    }
    wrong = {where for name, where in speakers.items() if name not in SPEAKS_SQL}
    assert wrong == set()
    assert set(SPEAKS_SQL) <= set(speakers), "an exception that serves no more"


def test_no_queryset_is_built_by_hand() -> None:
    builders = {
        source.name: place(source, call)
        for source in sources()
        for call in source.calls()
        if isinstance(call.func, ast.Name) and call.func.id.endswith("QuerySet")
    }
    assert set(builders) == set(BUILDS_QUERYSETS)


def test_the_inside_of_querysets_stays_inside() -> None:
    wrong = [
        place(source, node)
        for source in sources()
        if source.package != "recoco.kernel.portals"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr in INSIDE
    ]
    assert wrong == []


def test_no_hidden_relation_is_followed_as_a_path() -> None:
    wrong = [
        place(source, node)
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("+__")
    ]
    assert wrong == []


def in_scope(source: Source) -> Iterator[ast.With]:
    """Go through the blocks that run in a scope."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.With):
            entered = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
            if any(called(call) in {"entering", "everywhere"} for call in entered):
                yield node


def test_no_generator_is_suspended_inside_a_scope() -> None:
    wrong = [
        place(source, node)
        for source in sources()
        for block in in_scope(source)
        for node in ast.walk(block)
        if isinstance(node, ast.Yield | ast.YieldFrom | ast.Await)
    ]
    assert wrong == []


def test_a_scope_is_entered_only_as_a_block() -> None:
    entered = [id(item.context_expr) for source in sources() for block in in_scope(source) for item in block.items]
    wrong = [
        place(source, call)
        for source in sources()
        for call in source.calls()
        if called(call) in {"entering", "everywhere"} and id(call) not in entered
    ]
    assert wrong == []


def test_each_crossing_says_its_reason_and_all_of_them_are_known_here() -> None:
    reasons = set()
    for source in sources():
        for call in source.calls():
            if called(call) == "everywhere":
                (reason,) = call.args
                assert isinstance(reason, ast.Constant), f"{place(source, call)}: the reason must be a literal sentence"
                reasons.add(reason.value)
    assert reasons == REASONS


def test_what_runs_at_the_commit_only_wakes_the_worker() -> None:
    wrong = []
    for source in sources():
        for call in source.calls():
            if called(call) == "on_commit":
                told = call.args[0]
                first = told.args[0] if isinstance(told, ast.Call) and called(told) == "partial" else told
                if not (isinstance(first, ast.Name) and first.id == "wake"):
                    wrong.append(place(source, call))
    assert wrong == []
