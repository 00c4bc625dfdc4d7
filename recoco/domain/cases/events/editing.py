"""What people change in a dossier: its name, its summary, where it is."""

from recoco.kernel.activity.types import EventType, Reach

CASE_EDITED = EventType("case.edited", "{actor} a modifié {what} du dossier", reach=Reach.CASE, answers=False)
CASE_LOCATED = EventType("case.located", "{actor} a modifié {what} du dossier", reach=Reach.CASE, answers=False)

EVENT_TYPES = (CASE_EDITED, CASE_LOCATED)
