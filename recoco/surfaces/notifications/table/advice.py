"""Rows of recommendations, and of what really happened in a project."""

from recoco.domain.advice import events
from recoco.domain.advice.actions.publishing import CALL_BACK_DELAY
from recoco.domain.cases.events import words as word_events
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.notifications import advising, standing
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.table.row import Line, Row, at_once, daily

ADVICE = (
    Row(
        events.RECOMMENDATION_PUBLISHED,
        at_once(Family.ADVICE),
        permission=Permission.THREAD_READ,
        page="advice:index",
        reads=advising.publications,
        binds=advising.bind,
        stands=advising.is_told,
        more=advising.of_publication,
        recall=CALL_BACK_DELAY,
    ),
    Row(
        events.RECOMMENDATION_EDITED,
        daily(Family.ADVICE),
        permission=Permission.THREAD_READ,
        page="advice:index",
        reads=advising.recommendations,
        stands=standing.is_there,
        more=advising.of_recommendation,
    ),
    Row(
        events.RECOMMENDATION_WITHDRAWN,
        daily(Family.ADVICE),
        permission=Permission.THREAD_READ,
        page="advice:index",
        more=advising.of_withdrawal,
    ),
)
ANSWERS = (
    Row(
        events.RECOMMENDATION_STATUS_CHANGED,
        daily(Family.ANSWER),
        permission=Permission.THREAD_READ,
        page="advice:show",
        reads=advising.answers,
        stands=advising.is_still_said,
        more=advising.of_answer,
    ),
    Row(
        events.RECOMMENDATION_COMMENTED,
        daily(Family.ANSWER),
        permission=Permission.THREAD_READ,
        page="advice:show",
        reads=advising.answers,
        stands=advising.is_commented,
        more=advising.of_answer,
    ),
)
DRAFTS = (
    Row(
        events.RECOMMENDATION_DISCUSSED,
        (Line(Who.CASE_ADVISERS, Pace.TWICE_A_DAY, Family.NOTE),),
        permission=Permission.RECOMMENDATION_SEE_DRAFTS,
        page="advice:show",
        reads=advising.remarks,
        stands=standing.is_there,
        more=advising.of_remark,
    ),
)
OUTCOMES = (
    Row(
        word_events.OUTCOME_DECLARED,
        daily(Family.OUTCOME, Who.CASE_ADVISERS),
        reads=advising.outcomes,
        more=advising.of_outcome,
    ),
    Row(
        word_events.OUTCOME_CONFIRMED,
        daily(Family.OUTCOME, Who.CASE_ADVISERS),
        reads=advising.outcomes,
        more=advising.of_outcome,
    ),
)
ROWS = (*ADVICE, *ANSWERS, *DRAFTS, *OUTCOMES)
