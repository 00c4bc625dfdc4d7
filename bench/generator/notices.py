"""What everybody was told of the log, in the bell: one notice for each fact and person, six of seven read."""

from django.db import connection

from bench.generator.world import World
from recoco.surfaces.notifications.models import Attention
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.table import TABLE
from recoco.surfaces.notifications.table.row import Line, Row
from recoco.surfaces.notifications.who import Who

UNREAD_ONE_IN = 7
COLUMNS = (
    "portal_id, event_id, person_id, user_id, case_id, who, family, permission, page, at, read_at, pace, due_at,"
    " is_postponed, settled_at, email_id, tries, error"
)
# Persons of the portal of the event, by the group that the table tells; the teams follow every case by choice.
AMONG = {
    Who.COLLECTIVITE: ("JOIN cases_caseparticipation c ON c.case_id = e.case_id AND c.user_id = p.user_id",),
    Who.CASE_ADVISERS: (
        "JOIN cases_placement l ON l.case_id = e.case_id AND l.portal_id = e.portal_id"
        " JOIN cases_placementparticipation f ON f.placement_id = l.id AND f.person_id = p.id",
        "JOIN notifications_caseattention a ON a.case_id = e.case_id AND a.person_id = p.id",
    ),
    Who.TERRITORY_ADVISERS: (
        "JOIN cases_case k ON k.id = e.case_id JOIN territories_commune t ON t.id = k.commune_id"
        " JOIN accounts_portalrole r ON r.person_id = p.id AND r.name = 'adviser'"
        " JOIN accounts_roledepartement d ON d.portal_role_id = r.id AND d.departement_id = t.departement_id",
    ),
}
FOLLOW = (
    "INSERT INTO notifications_caseattention (portal_id, person_id, case_id, attention)"
    " SELECT l.portal_id, r.person_id, l.case_id, %s FROM cases_placement l"
    " JOIN accounts_portalrole r ON r.portal_id = l.portal_id AND r.name IN ('staff', 'admin')"
    " ORDER BY l.id, r.person_id"
)
HOLD = (
    "INSERT INTO notifications_recipient (user_id) SELECT DISTINCT user_id FROM notifications_notice ORDER BY user_id"
)


def make(world: World) -> None:
    """Write them, in the database itself: they are a million."""
    lines = [(row, line) for row in TABLE for line in row.lines if line.makes_notices and not line.at_origin]
    with connection.cursor() as cursor:
        cursor.execute(FOLLOW, [Attention.FOLLOW])
        for row, line in lines:
            for joined in AMONG.get(line.who, ()):
                cursor.execute(_statement(joined), _words(row, line))
        cursor.execute(HOLD)


def _statement(joined: str) -> str:
    return (  # words of this file only
        f"INSERT INTO notifications_notice ({COLUMNS})"  # noqa: S608
        " SELECT e.portal_id, e.id, p.id, p.user_id, e.case_id, %s, %s, %s, %s, e.at,"
        f" CASE WHEN (e.id + p.id) %% {UNREAD_ONE_IN} = 0 THEN NULL ELSE e.at END, %s, NULL, %s, e.at, NULL, 0, ''"
        f" FROM activity_event e JOIN accounts_person p ON p.portal_id = e.portal_id {joined}"
        " WHERE e.type = %s AND (e.actor_id IS NULL OR e.actor_id <> p.user_id)"
        f" AND NOT EXISTS (SELECT 1 FROM notifications_notice n WHERE n.event_id = e.id AND n.user_id = p.user_id)"
        " ORDER BY e.id, p.id"
    )


def _words(row: Row, line: Line) -> list[object]:
    return [line.who, line.family, row.permission or "", row.page, Pace.NEVER, False, row.event.name]
