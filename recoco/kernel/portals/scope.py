"""The current portal: whose rows may be seen and written right now."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from recoco.kernel.portals.models import Portal


class NoPortal(RuntimeError):
    """A scoped query was about to run while no portal was entered."""


@dataclass(frozen=True)
class Everywhere:
    """The scope of the few works that cross portals, and why they may.

    :param reason: a literal sentence; the list of all of them is a snapshot in the tests.
    """

    reason: str


_current: ContextVar[Portal | Everywhere | None] = ContextVar("current_portal", default=None)


def current() -> Portal | Everywhere:
    """Return the scope that queries run in.

    :raises NoPortal: outside `entering` and `everywhere`.
    """
    scope = _current.get()
    if scope is None:
        raise NoPortal("No portal is entered: a scoped query cannot run here.")
    return scope


def current_portal() -> Portal:
    """Return the portal that was entered.

    :raises NoPortal: when none was, or when the scope is everywhere.
    """
    scope = current()
    if isinstance(scope, Everywhere):
        raise NoPortal(f"Everywhere ({scope.reason}) is not a portal: enter one, or name it.")
    return scope


def portal_here() -> Portal | None:
    """Return the portal that was entered; None on the root host, where the platform speaks for itself."""
    scope = _current.get()
    return scope if isinstance(scope, Portal) else None


def kind() -> str:
    """Return what queries are written for: « portal », « everywhere », or « none »."""
    scope = _current.get()
    return "none" if scope is None else "portal" if isinstance(scope, Portal) else "everywhere"


def is_everywhere() -> bool:
    """Tell whether the scope is everywhere.

    :raises NoPortal: when there is no scope at all.
    """
    return isinstance(current(), Everywhere)


@contextmanager
def entering(portal: Portal) -> Iterator[None]:
    """Run the block on *portal*. Never suspend a generator inside."""
    token = _current.set(portal)
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def everywhere(reason: str) -> Iterator[None]:
    """Run the block across portals, for a *reason* that a reviewer can judge."""
    token = _current.set(Everywhere(reason))
    try:
        yield
    finally:
        _current.reset(token)


def clear() -> None:
    """Forget any scope: a server's thread keeps its context from one request to the next."""
    _current.set(None)
