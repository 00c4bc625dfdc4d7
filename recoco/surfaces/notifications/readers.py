"""Hears events from the log, and tells those concerned."""

from recoco.kernel.activity.readers import Reader
from recoco.surfaces.notifications.table import TABLE
from recoco.surfaces.notifications.telling import tell

READERS = (Reader("notices", frozenset(row.event for row in TABLE if row.makes_notices), tell),)
