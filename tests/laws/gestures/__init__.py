"""For each permission: the requests that make use of it, so that anybody may try them."""

# Each declares its own.
from tests.laws.gestures import accounts, advice, cases, life, people, portals, settings, submission  # noqa: F401
from tests.laws.gestures.declaring import GESTURES, Attempt, Request, Use

__all__ = ["GESTURES", "Attempt", "Request", "Use"]
