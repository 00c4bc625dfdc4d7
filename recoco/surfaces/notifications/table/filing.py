"""Rows of the files and links of a dossier."""

from recoco.domain.filing import events
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.notifications import filing, standing
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.table.row import Line, Row

ROWS = (
    Row(
        events.FILE_ADDED,
        tuple(Line(who, Pace.TWICE_A_DAY, Family.MESSAGE) for who in (Who.COLLECTIVITE, Who.CASE_ADVISERS)),
        permission=Permission.THREAD_READ,
        page="filing:index",
        reads=filing.files,
        stands=standing.is_there,
        more=filing.of_files,
    ),
    Row(
        events.PRIVATE_FILE_ADDED,
        (Line(Who.CASE_ADVISERS, Pace.TWICE_A_DAY, Family.NOTE),),
        permission=Permission.NOTE_READ,
        page="filing:private_index",
        reads=filing.files,
        stands=standing.is_there,
        more=filing.of_files,
    ),
    Row(
        events.LINK_ADDED,
        tuple(Line(who, Pace.TWICE_A_DAY, Family.MESSAGE) for who in (Who.COLLECTIVITE, Who.CASE_ADVISERS)),
        permission=Permission.THREAD_READ,
        page="filing:index",
        reads=filing.links,
        stands=standing.is_there,
        more=filing.of_links,
    ),
    Row(
        events.PRIVATE_LINK_ADDED,
        (Line(Who.CASE_ADVISERS, Pace.TWICE_A_DAY, Family.NOTE),),
        permission=Permission.NOTE_READ,
        page="filing:private_index",
        reads=filing.links,
        stands=standing.is_there,
        more=filing.of_links,
    ),
)
