"""What may happen in a history: who does what, when, and how the worker fares."""

from datetime import timedelta

from hypothesis import strategies as st

from tests.surfaces.notifications.mishaps import Mishap
from tests.surfaces.notifications.paper_rules import FAMILIES

HERE, THERE = "urbanvitaliz", "sosponts"
WHO = st.sampled_from(
    [
        *((HERE, name) for name in ("marie", "paul", "awa", "otto", "tess", "sami")),
        *((THERE, name) for name in ("marie", "awa")),
    ]
)
CASE = st.sampled_from(["alone", "shared", "shared"])
# Those who may say something, and where; each once more for what is heard most.
AUTHOR = st.sampled_from([(HERE, "sami"), (HERE, "awa"), (HERE, "sami"), (THERE, "nora")])
SPEAKER = st.sampled_from([(HERE, "marie"), (HERE, "paul"), (HERE, "awa"), (HERE, "sami"), (THERE, "nora")])
CITED = st.sampled_from(["", "", "Marie Lebrun", "Awa Diop", "Otto Klein"])
PACE = st.sampled_from(["now", "twice a day", "daily", "weekly", "never", "never", None])
CHOICES = st.one_of(
    st.tuples(st.just("choose"), WHO, st.tuples(st.sampled_from(FAMILIES), PACE)),
    st.tuples(st.just("attend"), WHO, st.tuples(CASE, st.sampled_from([None, "follow", "mute"]))),
)
RANK = st.integers(0, 5)  # among those who are owed an e-mail
REFUSALS = st.tuples(st.just("refuse"), RANK, st.sampled_from(["kind", "dossier"]))
FACTS = st.one_of(
    st.tuples(st.just("publish"), AUTHOR, CASE),
    st.tuples(st.just("say"), SPEAKER, st.tuples(CASE, CITED)),
    st.tuples(st.just("note"), st.sampled_from([(HERE, "awa"), (HERE, "sami")]), CASE),
    st.tuples(st.just("come"), st.sampled_from([(HERE, name) for name in ("tess", "otto", "sami")]), CASE),
    st.tuples(st.just("pause"), CASE, st.booleans()),
    st.tuples(st.just("accept"), st.none(), st.none()),
)
RIGHTS = st.one_of(
    st.tuples(st.just("go"), st.sampled_from([(HERE, name) for name in ("tess", "otto", "awa")]), CASE),
    st.tuples(st.just("leave_collectivite"), CASE, st.booleans()),
    st.tuples(st.just("lose_role"), st.sampled_from(["tess", "otto"]), st.booleans()),
    st.tuples(st.just("suspend"), RANK, st.booleans()),
    st.tuples(st.just("mute"), RANK, st.booleans()),
    st.tuples(st.just("delete"), st.none(), st.none()),
    st.tuples(st.just("read"), WHO, st.none()),
)
STEPS = st.one_of(FACTS, FACTS, RIGHTS, CHOICES, REFUSALS)

QUEUE, MARK, NOTE = (
    'INSERT INTO "mail_outgoingemail"',
    'UPDATE "notifications_notice"',
    'INSERT INTO "notifications_notice"',
)
AT_A_STATEMENT = st.builds(
    Mishap,
    st.sampled_from(["kill", "kill after", "fail"]),
    st.sampled_from([QUEUE, QUEUE, MARK, MARK, NOTE, 'UPDATE "activity_dispatch"']),
    st.sampled_from([0, 0, 0, 1, 2]),
)
MISHAPS = st.one_of(AT_A_STATEMENT, AT_A_STATEMENT, st.just(Mishap("fail on", QUEUE)))
MEANWHILE = st.tuples(st.builds(Mishap, st.just("meanwhile"), st.just(NOTE), st.sampled_from([0, 0, 1])), REFUSALS)
# How the pass after a step goes: whole (None), not at all, without the mail server, or badly.
PASSES = st.one_of(st.none(), st.sampled_from([None, "away", "no server"]), MISHAPS, MEANWHILE)
GAPS = st.sampled_from([timedelta(minutes=3)] * 3 + [timedelta(hours=hours) for hours in (1, 4, 7, 7, 7, 15, 26, 75)])
HISTORIES = st.lists(st.tuples(GAPS, STEPS, PASSES), min_size=25, max_size=45)
