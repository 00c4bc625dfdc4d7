"""Rows of the two threads of a dossier, and of what advisers keep beside theirs."""

from recoco.domain.conversation import events
from recoco.domain.conversation.querysets import CALL_BACK_DELAY
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.notifications import conversing, standing
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.table.row import Line, Row, at_once, daily

MESSAGES = (
    Row(
        events.MESSAGE_POSTED,
        tuple(Line(who, Pace.TWICE_A_DAY, Family.MESSAGE) for who in (Who.COLLECTIVITE, Who.CASE_ADVISERS)),
        permission=Permission.THREAD_READ,
        page="conversation:index",
        reads=conversing.posts,
        stands=standing.is_there,
        more=conversing.of_posts,
        recall=CALL_BACK_DELAY,
        but=conversing.told_apart,
    ),
    Row(
        events.MESSAGE_MENTIONED,
        at_once(Family.MENTION, Who.MENTIONED),
        permission=Permission.THREAD_READ,
        page="conversation:index",
        reads=conversing.posts,
        stands=standing.is_there,
        more=conversing.of_posts,
        recall=CALL_BACK_DELAY,
        despite_pause=True,
        named=conversing.named,
    ),
)
NOTES = (
    Row(
        events.NOTE_POSTED,
        (Line(Who.CASE_ADVISERS, Pace.TWICE_A_DAY, Family.NOTE),),
        permission=Permission.NOTE_READ,
        page="advisers_space:index",
        reads=conversing.posts,
        stands=standing.is_there,
        more=conversing.of_posts,
        recall=CALL_BACK_DELAY,
        but=conversing.told_apart,
    ),
    Row(
        events.NOTE_MENTIONED,
        at_once(Family.MENTION, Who.MENTIONED),
        permission=Permission.NOTE_READ,
        page="advisers_space:index",
        reads=conversing.posts,
        stands=standing.is_there,
        more=conversing.of_posts,
        recall=CALL_BACK_DELAY,
        named=conversing.named,
    ),
    Row(
        events.BRIEF_EDITED,
        daily(Family.NOTE, Who.CASE_ADVISERS),
        permission=Permission.NOTE_READ,
        page="advisers_space:brief",
        reads=conversing.briefs,
        stands=conversing.is_last_brief,
        more=conversing.of_brief,
    ),
)
TODOS = (
    Row(
        events.TODO_ASSIGNED,
        at_once(Family.TODO, Who.PERSON),
        permission=Permission.NOTE_READ,
        page="advisers_space:todos",
        reads=conversing.todos,
        stands=standing.is_there,
        more=conversing.of_todo,
        named=conversing.named,
    ),
    Row(
        events.TODO_DUE,
        daily(Family.TODO, Who.PERSON),
        permission=Permission.NOTE_READ,
        page="advisers_space:todos",
        reads=conversing.todos,
        stands=standing.is_there,
        more=conversing.of_todo,
        named=conversing.named,
    ),
)
ROWS = (*MESSAGES, *NOTES, *TODOS)
