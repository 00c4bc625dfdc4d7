"""What happens to the dossier that stays when its double is archived: everybody on it reads what came with it."""

from recoco.domain.cases.events.life import EVERYBODY_ON_IT
from recoco.kernel.activity.types import EventType, Reach, Urgency

CASE_MERGED = EventType(
    "case.merged",
    "{actor} a réuni à ce dossier son doublon n° {number}, « {name} »{what}",
    reach=Reach.CASE,
    audience=EVERYBODY_ON_IT,
    urgency=Urgency.DAILY,
    answers=False,
)
EVENT_TYPES = (CASE_MERGED,)
