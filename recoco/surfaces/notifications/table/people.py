"""Rows of those who are invited, come, leave, or change places."""

from recoco.domain.accounts import events as portal_events
from recoco.domain.cases.events import people as on_case
from recoco.surfaces.notifications import people, standing
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.table.row import Row, daily

EVERYBODY = daily(Family.PEOPLE)
INVITER = daily(Family.INVITATION, Who.INVITER)

COMING = (
    Row(
        on_case.ADVISER_JOINED,
        EVERYBODY,
        reads=people.followings,
        stands=standing.is_there,
        but=people.told_of_the_answer,
        more=people.of_team,
    ),
    Row(
        on_case.MEMBER_JOINED,
        EVERYBODY,
        reads=people.members,
        stands=standing.is_there,
        but=people.told_of_the_answer,
        more=people.of_team,
    ),
    Row(
        on_case.OWNER_CHANGED,
        EVERYBODY,
        reads=people.successions,
        stands=people.is_last_owner,
        but=people.told_of_the_answer,
        more=people.of_team,
    ),
)
CHANGING = (
    Row(
        on_case.ADVISER_SWITCHED,
        EVERYBODY,
        reads=people.followings,
        stands=people.follows_in_that_place,
        more=people.of_team,
    ),
    Row(on_case.SIDE_CHANGED, EVERYBODY, more=people.of_team),
)
LEAVING = (
    Row(
        on_case.ADVISER_LEFT,
        EVERYBODY,
        reads=people.followings,
        stands=standing.is_gone,
        more=people.of_team,
    ),
    Row(on_case.ADVISER_REMOVED, EVERYBODY, more=people.of_team),
    Row(
        on_case.MEMBER_LEFT,
        EVERYBODY,
        reads=people.members,
        stands=standing.is_gone,
        more=people.of_team,
    ),
    Row(on_case.MEMBER_REMOVED, EVERYBODY, more=people.of_team),
)
ANSWERS = (
    Row(
        on_case.INVITATION_ACCEPTED,
        INVITER,
        named=people.inviter_to_case,
        reads=people.case_invitations,
        stands=standing.is_there,
        more=people.of_answer,
    ),
    Row(
        on_case.INVITATION_REFUSED,
        INVITER,
        named=people.inviter_to_case,
        reads=people.case_invitations,
        stands=standing.is_there,
        more=people.of_answer,
    ),
    Row(
        portal_events.INVITATION_ACCEPTED,
        INVITER,
        page="accounts:invitations",
        named=people.inviter_to_portal,
        reads=people.portal_invitations,
        stands=standing.is_there,
        more=people.of_portal_answer,
    ),
    Row(
        portal_events.INVITATION_REFUSED,
        INVITER,
        page="accounts:invitations",
        named=people.inviter_to_portal,
        reads=people.portal_invitations,
        stands=standing.is_there,
        more=people.of_portal_answer,
    ),
)
ROWS = (*COMING, *CHANGING, *LEAVING, *ANSWERS)
