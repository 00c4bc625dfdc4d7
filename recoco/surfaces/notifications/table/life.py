"""Rows of the life of a dossier: its status, its pauses, and the portals it is on."""

from recoco.domain.cases.events import life as events
from recoco.domain.cases.events import portals as portal_events
from recoco.domain.doubles import events as double_events
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.notifications import standing, words
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.table.row import Line, Row, at_once, daily

ROWS = (
    Row(events.PLACEMENT_MOVED, (Line(Who.CASE_ADVISERS, Pace.NEVER),)),
    Row(events.PLACEMENT_CLOSED, at_once(Family.LIFE), stands=standing.is_closed, more=words.of_reason),
    Row(events.PLACEMENT_REOPENED, at_once(Family.LIFE), stands=standing.is_advised),
    Row(
        events.PLACEMENT_ARCHIVED,
        at_once(Family.LIFE, Who.OWNER),
        permission=None,
        stands=standing.is_archived,
        more=words.of_archive,
    ),
    Row(events.CASE_PAUSED, daily(Family.PAUSE), stands=standing.is_paused, despite_pause=True),
    Row(events.CASE_RESUMED, daily(Family.PAUSE), stands=standing.is_awake, despite_pause=True),
    Row(
        events.CASE_PAUSE_ANNOUNCED,
        at_once(Family.PAUSE, Who.COLLECTIVITE),
        stands=standing.will_rest,
        more=words.of_rest,
    ),
    Row(double_events.CASE_MERGED, daily(Family.LIFE), but=lambda event: {event.words["told"]}, more=words.of_merger),
    Row(
        portal_events.PROPOSAL_ANSWERED,
        at_once(Family.BETWEEN_PORTALS, Who.STAFF),
        permission=Permission.CASE_PROPOSE_TO_PORTAL,
    ),
    Row(
        portal_events.PROPOSAL_CANCELLED,
        at_once(Family.BETWEEN_PORTALS, Who.STAFF),
        permission=Permission.CASE_PROPOSE_TO_PORTAL,
    ),
    Row(
        portal_events.PLACEMENT_OBJECTED,
        at_once(Family.BETWEEN_PORTALS, Who.STAFF),
        permission=Permission.PLACEMENT_WITHDRAW,
        more=words.of_objection,
    ),
)
