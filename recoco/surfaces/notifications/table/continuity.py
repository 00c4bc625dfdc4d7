"""Rows of dossiers that pass from somebody to somebody else."""

from recoco.domain.cases.events import people as on_case
from recoco.domain.continuity import events
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.notifications import continuing, people, standing
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.table.row import Row, at_once, daily

ROWS = (
    Row(
        on_case.ADVISER_HANDED_OVER,
        daily(Family.PEOPLE),
        reads=continuing.places_taken,
        stands=standing.is_there,
        but=continuing.told_of_the_whole,
        more=people.of_team,
    ),
    Row(
        events.CASES_HANDED_OVER,
        at_once(Family.TODO, Who.PERSON),
        page="continuity:brief",
        reads=continuing.hand_overs,
        stands=standing.is_there,
        more=continuing.of_hand_over,
        named=continuing.taker,
    ),
    Row(
        events.ABSENCE_DECLARED,
        (*at_once(Family.TODO, Who.PERSON), *daily(Family.CONTINUITY, Who.STAFF)),
        reads=continuing.absences,
        stands=standing.is_there,
        more=continuing.of_absence,
        named=continuing.relieved,
    ),
    Row(
        events.CASE_WITHOUT_LISTENER,
        daily(Family.CONTINUITY, Who.STAFF, Who.CASE_ADVISERS),
        permission=Permission.NOTE_READ,
        reads=continuing.lapses,
        stands=standing.is_there,
        more=continuing.of_lapse,
    ),
)
