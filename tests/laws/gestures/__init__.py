"""For each permission: the requests that make use of it, so that anybody may try them."""

# Each declares its own.
from tests.laws.gestures import (  # noqa: F401
    accounts,
    advice,
    cases,
    continuity,
    conversation,
    directory,
    emails,
    filing,
    life,
    papers,
    people,
    portals,
    settings,
    sharing,
    submission,
)
from tests.laws.gestures.declaring import GESTURES, Attempt, Request, Use

__all__ = ["GESTURES", "Attempt", "Request", "Use"]
