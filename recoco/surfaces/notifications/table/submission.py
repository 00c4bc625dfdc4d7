"""Rows of submissions and of the team's decisions."""

from recoco.domain.cases.events.portals import CASE_RECEIVED
from recoco.domain.submission import events, mails
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.notifications import standing, words
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.table.row import Line, Row, at_once, by_the_gesture, daily

ROWS = (
    Row(
        events.CASE_SUBMITTED,
        (by_the_gesture(Who.OWNER, mails.RECEIPT), *at_once(Family.TO_MODERATE, Who.STAFF)),
        permission=Permission.CASE_MODERATE,
        page="submission:moderation",
        stands=standing.waits_for_decision,
        more=words.of_submission,
    ),
    Row(
        events.CASE_RESUBMITTED,
        (by_the_gesture(Who.OWNER, mails.RECEIPT), *at_once(Family.TO_MODERATE, Who.STAFF)),
        permission=Permission.CASE_MODERATE,
        page="submission:moderation",
        stands=standing.waits_for_decision,
        more=words.of_submission,
    ),
    Row(
        CASE_RECEIVED,
        at_once(Family.TO_MODERATE, Who.STAFF),
        permission=Permission.CASE_MODERATE,
        page="submission:moderation",
        stands=standing.waits_for_decision,
        more=words.of_submission,
    ),
    Row(
        events.CASE_ACCEPTED,
        (
            by_the_gesture(Who.OWNER, mails.ACCEPTED, family=Family.ACCEPTED),
            Line(Who.MEMBERS, Pace.NOW, Family.ACCEPTED, at_origin=True),
            *daily(Family.NEW_CASE, Who.TERRITORY_ADVISERS),
        ),
        reads=words.owners,
        stands=standing.is_advised,
        more=words.of_new_case,
    ),
    Row(events.CASE_REFUSED, (by_the_gesture(Who.OWNER, mails.REFUSED),)),
    Row(events.CASE_REDIRECTED, (by_the_gesture(Who.OWNER, mails.REDIRECTED),)),
    Row(events.JOIN_REQUESTED, (by_the_gesture(Who.STAFF, mails.JOIN_REQUESTED),)),
    Row(events.JOIN_DISMISSED, (by_the_gesture(Who.APPLICANT, mails.JOIN_DISMISSED),)),
)
