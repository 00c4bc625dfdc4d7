"""What happens to cases."""

from recoco.domain.cases.events import editing, life, people, portals, words

EVENT_TYPES = (
    *life.EVENT_TYPES,
    *people.EVENT_TYPES,
    *portals.EVENT_TYPES,
    *editing.EVENT_TYPES,
    *words.EVENT_TYPES,
)
