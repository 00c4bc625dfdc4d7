"""The gestures that stories tell, each by the action of the product that makes it."""

from recoco.surfaces.demo.gestures import (
    advice,
    advisers,
    continuity,
    conversation,
    doubles,
    filing,
    life,
    mailboxes,
    people,
    portals,
    sharing,
    submission,
)

__all__ = [
    "advice",
    "advisers",
    "continuity",
    "conversation",
    "doubles",
    "filing",
    "life",
    "mailboxes",
    "people",
    "portals",
    "sharing",
    "submission",
]
