"""Rows of accounts, and of what the team of the portal decides about people."""

from recoco.domain.accounts import events, mails
from recoco.surfaces.notifications import standing, words
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.table.row import Row, by_the_gesture, daily

ROWS = (
    Row(
        events.ADVISER_REQUEST_SUBMITTED,
        daily(Family.ADVISER_REQUEST, Who.STAFF),
        page="accounts:adviser_requests",
        reads=words.adviser_requests,
        stands=standing.request_waits,
        more=words.of_adviser_request,
    ),
    Row(
        events.ADVISER_REQUEST_DECIDED,
        (by_the_gesture(Who.APPLICANT, mails.ADVISER_REQUEST_ACCEPTED, mails.ADVISER_REQUEST_REFUSED),),
    ),
    Row(events.SECOND_FACTOR_RESET, (by_the_gesture(Who.PERSON, mails.SECOND_FACTOR_RESET),)),
)
